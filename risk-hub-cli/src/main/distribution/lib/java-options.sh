# Looks at the options that a user has for Java. For bin/riskhub, in which nothing is a pattern of names by then.
# shellcheck shell=sh

# Has the Java $1 start once with the options $2, since its own words about wrong ones are for nobody's program.
check_options() {
  java=$1
  # These are words that are meant to be split.
  # shellcheck disable=SC2086
  set -- $2
  for option; do
    shift
    case $option in
      # What acts on whatever starts: waits for a debugger, records, writes a cache.
      -agent* | -javaagent* | -Xrun* | -Xdebug | -XX:StartFlightRecording* | -XX:*Archive* | -XX:AOT*) ;;
      *) set -- "$@" "$option" ;;
    esac
  done
  said=$("$java" -Xlog:disable -Xlog:all=error:stderr "$@" -version 2>&1) || fail_usage \
    "Java does not start with the options that you give it: $(printf '%s\n' "$said" | head -n 1)" \
    'correct RISKHUB_JAVA_OPTS and JAVA_OPTS, or unset them'
}
