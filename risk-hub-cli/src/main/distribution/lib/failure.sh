# Tells why riskhub does not start, as its commands tell of their failures. For other scripts, which read it
# before anything can go wrong.
# shellcheck shell=sh

# Takes the arguments of riskhub: which command it is, and whether a program reads what is told.
note_command() {
  typed=riskhub
  case ${1:-} in
    '' | *[!a-z-]* | -*) ;;
    *) typed="riskhub $1" ;;
  esac
  fault=1
  meaning='a fault of riskhub, of the hub or of this machine'
  if [ "${1:-}" = monitor ]; then
    # To whoever runs a monitoring plugin 1 is a warning, and 3 is "unknown".
    fault=3
    meaning='UNKNOWN: not to be found out: no right, no trust, no hub there, wrong usage, a fault'
  fi
  format=table
  awaited=false
  for word; do
    value=
    if $awaited; then
      value=$word
      awaited=false
    else
      case $word in
        --) break ;;
        --output=?*) value=${word#*=} ;;
        --output | --output=) awaited=true ;;
        --*) ;;
        -*)
          # It may stand behind options without a value.
          word=${word#"${word%%[!-hqvV]*}"}
          case $word in
            o | o=) awaited=true ;;
            o*) value=${word#o} ;;
          esac
          ;;
      esac
    fi
    case ${value#=} in
      [Tt][Aa][Bb][Ll][Ee]) format=table ;;
      [Jj][Ss][Oo][Nn] | [Nn][Dd][Jj][Ss][Oo][Nn]) format=json ;;
    esac
  done
}

# The same as fail, when it is the user's settings that are wrong.
fail_usage() {
  if [ "$fault" != 3 ]; then
    fault=2
    meaning='wrong usage: an unknown option, a file that cannot be read'
  fi
  fail "$1" "$2"
}

# Ends with what went wrong, and where ($1), and what to do about it ($2).
fail() {
  if [ "$format" = json ]; then
    printf '{"error":{"command":"%s","message":"%s","hint":"%s","exit_code":%d,"meaning":"%s"}}\n' \
      "$typed" "$(in_json "$1")" "$(in_json "$2")" "$fault" "$meaning" >&2
  else
    printf '%s: %s\n  %s\n  (exit code %d: %s)\n' "$typed" "$1" "$2" "$fault" "$meaning" >&2
  fi
  exit "$fault"
}

# The text $1 within quotes of JSON, in one line.
in_json() {
  printf '%s' "$1" | tr '\n\t' '  ' | tr -d '\000-\037' | sed 's/["\\]/\\&/g'
}
