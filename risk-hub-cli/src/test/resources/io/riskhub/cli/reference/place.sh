# Follows the words behind riskhub up to the one that is being typed: at which command they arrive,
# which option still wants its value, and how the hub is reached.
_riskhub_walk() {
  local word one
  command='' expects='' position=1 hub=()
  for word in "$@"; do
    if [ -n "$expects" ]; then
      _riskhub_note "$expects" "$word"
      expects=''
      continue
    fi
    case $word in
      --*=*) _riskhub_note "${word%%=*}" "${word#*=}" ;;
      -?*)
        _riskhub_value "$command" "$word"
        [ -z "$kind" ] || expects=$word
        ;;
      *)
        _riskhub_commands "$command"
        if [ "${#found[@]}" = 0 ]; then
          position=$((position + 1))
        fi
        for one in "${found[@]}"; do
          if [ "${one%%:*}" = "$word" ]; then
            command="${command:+$command }$word"
            break
          fi
        done
        ;;
    esac
  done
}

_riskhub_note() {
  case $1 in
    --base-url | --token | --token-file) hub+=("$1" "$2") ;;
  esac
}

# What the word $1 can be: sets kind, and found where there is a list; cur is what is typed of it.
_riskhub_place() {
  cur=$1
  if [ -z "$expects" ]; then
    case $cur in
      --*=*)
        expects=${cur%%=*}
        cur=${cur#*=}
        ;;
      -*)
        kind=listed
        _riskhub_options "$command"
        return
        ;;
    esac
  fi
  if [ -n "$expects" ]; then
    _riskhub_value "$command" "$expects"
    return
  fi
  kind=listed
  _riskhub_commands "$command"
  [ "${#found[@]}" != 0 ] || _riskhub_value "$command" "$position"
}

# The ids of the worlds of the hub that riskhub, typed as $1, would speak to. None if it does not
# answer within RISKHUB_COMPLETION_SECONDS, which is 1 unless it is a whole number.
_riskhub_worlds() {
  local seconds=${RISKHUB_COMPLETION_SECONDS:-1} bound=()
  case $seconds in *[!0-9]*) seconds=1 ;; esac
  if command -v timeout >/dev/null 2>&1; then
    bound=(timeout "$((seconds + 1))")
  fi
  "${bound[@]}" "${1/#\~/$HOME}" worlds --ids --quiet --timeout "${seconds}s" "${hub[@]}" \
    </dev/null 2>/dev/null
}
