# shellcheck shell=sh disable=SC3013
# Finds the newest usable Java. Sourced by ./podwire and ./verify; forks nothing unless PATH leads to a Java that lies nowhere
# else (-ef is in POSIX.1-2024 and in every shell that is a /bin/sh).

# Sets $java_home and $java_version to the newest Java of at least 17 that has the wanted $tool; $java_home stays empty where
# there is none. A version is one number that compares: 17.0.15 is 17000015.
java_home='' java_version=0 tool=java
consider() {
    [ -x "$1/bin/$tool" ] && [ -r "$1/release" ] || return 0
    release_value JAVA_VERSION "$1"
    saved=$IFS IFS=.
    # shellcheck disable=SC2086
    set -- "$1" ${value%%[!0-9.]*}
    IFS=$saved
    number=$((${2:-0} * 1000000 + ${3:-0} * 1000 + ${4:-0}))
    if [ $number -ge 17000000 ] && [ $number -gt $java_version ]; then
        java_home=$1 java_version=$number
    fi
}
# Sets $value from the `release` file of a Java home. Stops at the line: some shells read byte by byte, and MODULES is long.
release_value() {
    while IFS='=' read -r key value; do
        if [ "$key" = "$1" ]; then
            value=${value#\"} value=${value%\"}
            return
        fi
    done <"$2/release"
    value=''
}
find_java() {
    java_home='' java_version=0 tool=${1:-java}
    if [ -n "${PODWIRE_JAVA:-}" ]; then
        consider "${PODWIRE_JAVA%/bin/java}"
        # Told to start with a runtime without a compiler: building looks further.
        if [ -n "$java_home" ] || [ "$tool" = java ]; then return 0; fi
    fi
    [ -n "${JAVA_HOME:-}" ] && consider "$JAVA_HOME"
    for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/*jdk* /opt/*jdk* /opt/*java* /opt/*jre* /opt/*/*jdk*; do
        # Debian's java-1.17.0-openjdk-amd64 and Fedora's jre-17 are second names of what is looked at anyway.
        [ -L "$home" ] || consider "$home"
    done
    path=$(command -v java) || return 0
    # What PATH finds is nearly always a link to one of those; only a stranger is worth a fork.
    [ "$path" -ef "$java_home/bin/java" ] && return 0
    for home in /usr/lib/jvm/*; do [ "$path" -ef "$home/bin/java" ] && return 0; done
    path=$(readlink -f "$path")
    consider "${path%/bin/java}"
}
