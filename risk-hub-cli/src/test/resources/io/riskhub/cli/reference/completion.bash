# shellcheck shell=bash
# Completes what is typed behind riskhub, worlds included, which it asks the hub for.
# Load it from ~/.bashrc:  source riskhub.bash
# or put it where bash-completion looks:  /usr/share/bash-completion/completions/riskhub
#
# Made from the commands themselves; CONTRIBUTING.md tells how.

#TABLES#
#PLACE#
# Sets words to those before the cursor, as one would count them, and own to what readline takes
# for the last: to it a colon or an equals sign begins another.
_riskhub_words() {
  local line=${COMP_LINE:0:COMP_POINT} i
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    own=${COMP_WORDS[i]}
    if [[ $i == 0 || $line == [[:blank:]]* ]]; then
      line=${line#"${line%%[![:blank:]]*}"}
      words+=('')
    fi
    # The cursor may stand within it.
    [[ $i != "$COMP_CWORD" ]] || own=$line
    words[${#words[@]} - 1]+=$own
    line=${line#"$own"}
  done
  [[ ! $own =~ ^[:=]+$ ]] || own=''
}

# Offers the word $1 if it begins with what is typed; without what readline leaves alone.
_riskhub_offer() {
  local offered
  if [[ $1 == "$cur"* ]]; then
    offered=${1#"$alone"}
    # A name is data: nothing in it is for the shell.
    [[ -n $quote || -z $offered ]] || printf -v offered '%q' "$offered"
    COMPREPLY+=("$offered")
  fi
}

_riskhub() {
  local command expects position kind cur own quote alone one
  local -a words found hub
  COMPREPLY=()
  _riskhub_words
  _riskhub_walk "${words[@]:1:${#words[@]}-2}"
  _riskhub_place "${words[${#words[@]} - 1]}"
  quote=${cur%%[!\'\"]*}
  cur=${cur#"$quote"}
  own=${own#"$quote"}
  [[ -n $quote ]] || own=${own//\\/} cur=${cur//\\/}
  alone=${cur%"$own"}
  case $kind in
    listed) for one in "${found[@]}"; do _riskhub_offer "${one%%:*}"; done ;;
    world) while IFS= read -r one; do _riskhub_offer "$one"; done < <(_riskhub_worlds "${words[0]}") ;;
    file | directory)
      compopt -o filenames 2>/dev/null
      # What readline leaves alone is not part of a name of a file here.
      while IFS= read -r one; do COMPREPLY+=("${one#"$alone"}"); done < <(compgen -A "$kind" -- "$cur")
      ;;
  esac
}

complete -F _riskhub riskhub
