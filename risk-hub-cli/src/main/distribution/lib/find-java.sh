# Finds a Java. For other scripts, which set "fault" (an exit code) before they read this.
# shellcheck shell=sh disable=SC2154

oldest_java=21

fail() {
  printf 'riskhub: %s\n' "$1" >&2
  exit "$fault"
}

# Follows the links of file $1; "followed" is where they end.
follow() {
  followed=$1
  while [ -L "$followed" ]; do
    link=$(readlink "$followed")
    case $link in
      /*) followed=$link ;;
      *) followed=${followed%/*}/$link ;;
    esac
  done
}

# Reads the release file of the Java in folder $1: "java_version" is its major version, 0 when it has
# not the program $2; "java_build" tells one build from all others. Starts no process.
read_release() {
  java_version=0
  java_build=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value; do
    value=${value#\"}
    value=${value%\"}
    case $key in
      JAVA_VERSION) java_version=${value%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION | IMPLEMENTOR | IMPLEMENTOR_VERSION | OS_ARCH | OS_NAME | LIBC)
        java_build="$java_build$value "
        ;;
    esac
  done <"$1/release"
}

# Chooses a Java that has the program $1: that of JAVA_HOME, else that of PATH, else the newest in the
# usual folders. "java_home" is its folder, or empty.
find_java() {
  java_home=
  follow "$(command -v "$1" || :)"
  for folder in "${JAVA_HOME:-}" "${followed%/bin/"$1"}"; do
    if [ -n "$folder" ]; then
      read_release "$folder" "$1"
      if [ "$java_version" -ge "$oldest_java" ]; then
        java_home=$folder
        return
      fi
    fi
  done
  newest=$((oldest_java - 1))
  for folder in /usr/lib/jvm/* /opt/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
    "${HOME:-/nowhere}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    read_release "$folder" "$1"
    if [ "$java_version" -gt "$newest" ]; then
      java_home=$folder
      newest=$java_version
    fi
  done
  [ -z "$java_home" ] || read_release "$java_home" "$1"
}
