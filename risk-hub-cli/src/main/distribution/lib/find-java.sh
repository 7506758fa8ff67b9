# Finds a Java. For other scripts.
# shellcheck shell=sh disable=SC2034

oldest_java=21

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
# not the program $2; "java_build" tells one build from all others, "java_arch" is the processor, and "java_machine" what
# programs in machine code have to be for. Starts no process.
read_release() {
  java_version=0
  java_build=
  java_arch=
  java_os=
  java_libc=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value; do
    value=${value#\"}
    value=${value%\"}
    case $key in
      OS_ARCH) java_arch=$value ;;
      OS_NAME) java_os=$value ;;
      LIBC) java_libc=$value ;;
    esac
    case $key in
      JAVA_VERSION)
        # Once it was 1.8.
        value=${value#1.}
        java_version=${value%%[!0-9]*}
        ;;
      JAVA_RUNTIME_VERSION | IMPLEMENTOR | IMPLEMENTOR_VERSION | OS_ARCH | OS_NAME | LIBC)
        java_build="$java_build$value "
        ;;
    esac
  done <"$1/release"
  java_version=${java_version:-0}
  java_machine=$java_os-$java_arch-$java_libc
}

# Chooses a Java that has the program $1: that of JAVA_HOME, else that of PATH, else the newest in the
# usual folders. "java_home" is its folder, or empty; "none_fits" tells then what there is.
find_java() {
  java_home=
  none_fits='none was found in JAVA_HOME, PATH or the usual folders'
  follow "$(command -v "$1" || :)"
  for folder in "${JAVA_HOME:-}" "${followed%/bin/"$1"}"; do
    if [ -n "$folder" ]; then
      read_release "$folder" "$1"
      if [ "$java_version" -ge "$oldest_java" ]; then
        java_home=$folder
        return
      fi
      note_older "$folder"
    fi
  done
  newest=$((oldest_java - 1))
  for folder in /usr/lib/jvm/* /opt/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
    "${HOME:-/nowhere}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    read_release "$folder" "$1"
    if [ "$java_version" -gt "$newest" ]; then
      java_home=$folder
      newest=$java_version
    else
      note_older "$folder"
    fi
  done
  [ -z "$java_home" ] || read_release "$java_home" "$1"
}

# Folder $1 has a Java, of "java_version", that is too old. The first one is what a person will think of.
note_older() {
  case $java_version:$none_fits in
    0:* | *' is Java '*) ;;
    *) none_fits="$1 is Java $java_version" ;;
  esac
}
