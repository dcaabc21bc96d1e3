# Sets JAVA_HOME to a JDK of 25.0.3 or later, or says in one line what to install.
# Sourced by ./plumb and ./mvnw. It reads each JDK's `release` file and starts nothing.

plumb_jdk_version() { # prints the version of the JDK in $1, or nothing
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9.]*\).*"$/\1/p' "$1/release"
}

plumb_jdk_fits() {
  plumb_v=$(plumb_jdk_version "$1")
  [ -n "$plumb_v" ] || return 1
  plumb_major=${plumb_v%%.*}
  [ "$plumb_major" -gt 25 ] && return 0
  [ "$plumb_major" -eq 25 ] || return 1
  plumb_rest=${plumb_v#25}
  plumb_patch=${plumb_rest##*.}
  plumb_minor=${plumb_rest#.}
  plumb_minor=${plumb_minor%%.*}
  [ "${plumb_minor:-0}" -gt 0 ] && return 0
  [ "${plumb_patch:-0}" -ge 3 ]
}

plumb_find_jdk() {
  plumb_on_path=$(command -v java 2>/dev/null || :)
  [ -z "$plumb_on_path" ] || plumb_on_path=$(readlink -f "$plumb_on_path" 2>/dev/null || :)
  for plumb_home in "${JAVA_HOME-}" "${plumb_on_path%/bin/java}" \
      /usr/lib/jvm/* /usr/java/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/*; do
    [ -n "$plumb_home" ] || continue
    if plumb_jdk_fits "$plumb_home"; then
      JAVA_HOME=$plumb_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "plumb: no JDK 25 found (25.0.3 or later): install one, for example Temurin 25, under /usr/lib/jvm, or set JAVA_HOME to it." >&2
  return 1
}
