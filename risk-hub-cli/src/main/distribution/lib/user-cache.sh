# Gives a Java for which the build made no cache of loaded classes one of the user's own. For bin/riskhub.
# shellcheck shell=sh disable=SC2034,SC2154

# Chooses, and makes when it is missing, the cache of Java $1, whose build is $2, for commands of kind $3 with the
# libraries $4. "user_cache" is its file, or empty. Never within a command: one that cannot write it, as on a full
# disk, would end with a failure of Java's.
choose_user_cache() {
  user_cache=
  folder=${XDG_CACHE_HOME:-}
  # The specification has relative paths ignored.
  case $folder in /*) ;; *) folder=${HOME:-}/.cache ;; esac
  case $folder in /*) ;; *) return 0 ;; esac
  folder=$folder/riskhub
  cache=$folder/$3.jsa
  key=$folder/$3.for
  release=
  [ ! -r "$lib/build" ] || read -r release <"$lib/build" || :
  made_for=
  [ ! -r "$key" ] || read -r made_for <"$key" || :
  if [ "$made_for" != "$2$release" ]; then
    # Written before it is tried, so that what fails is not tried for every command.
    mkdir -p "$folder" 2>/dev/null || return 0
    rm -f "$cache" 2>/dev/null || return 0
    { printf '%s\n' "$2$release" >"$key"; } 2>/dev/null || return 0
    trap 'rm -f "$key" "$cache.$$"; exit 130' HUP INT TERM
    make_user_cache "$1" "$cache" "$4" || rm -f "$cache.$$"
    trap - HUP INT TERM
  fi
  [ ! -r "$cache" ] || user_cache=$cache
}

# Rehearses commands that find no hub, and have nothing to tell it.
make_user_cache() {
  nobody='--base-url http://127.0.0.1:1 --timeout 100ms'
  printf '%s\n' "monitor --all-worlds $nobody" "get x $nobody" version \
    | RISKHUB_TOKEN='' "$1" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-XX:ArchiveClassesAtExit=$2.$$" \
      -cp "$lib/$3.jar" io.riskhub.cli.Rehearsal >/dev/null 2>&1 && mv -f "$2.$$" "$2" 2>/dev/null
}
