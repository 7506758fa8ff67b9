#compdef riskhub
# Completes what is typed behind riskhub, worlds included, which it asks the hub for.
# Put it into a folder of fpath, such as /usr/share/zsh/site-functions, or load it from ~/.zshrc
# below compinit:  source _riskhub
#
# Made from the commands themselves; CONTRIBUTING.md tells how.

#TABLES#
#PLACE#
_riskhub() {
  local command expects position kind cur
  local -a found hub worlds
  _riskhub_walk "${(@Q)words[2,CURRENT-1]}"
  _riskhub_place "${(Q)PREFIX}"
  [[ $cur == "${(Q)PREFIX}" ]] || compset -P '*='
  case $kind in
    listed) _describe riskhub found ;;
    world)
      worlds=("${(@f)$(_riskhub_worlds "${(Q)words[1]}")}")
      compadd -- "${(@)worlds:#}"
      ;;
    file) _files ;;
    directory) _files -/ ;;
  esac
}

# By now it is either asked for the first time, found through fpath, or only loaded.
if [[ ${funcstack[1]} == _riskhub ]]; then
  _riskhub "$@"
else
  compdef _riskhub riskhub
fi
