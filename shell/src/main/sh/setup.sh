# shellcheck shell=sh disable=SC2154
# What ./podwire and ./verify do when something is missing: install it, name it, build. Sourced, never on the fast way.
# Takes $here, $stamp, $java_home, $java_version and find_java from whoever sources it.

# Sets $distro to the family whose package manager is here: debian, dnf, tdnf, zypper, apk, pacman, or unknown.
find_distro() {
    distro=unknown
    if command -v apt-get >/dev/null 2>&1; then distro=debian; return; fi
    for manager in tdnf dnf zypper apk pacman; do
        if command -v $manager >/dev/null 2>&1; then distro=$manager; return; fi
    done
}

# The newest package of the given stem that apt has: newest_jdk jdk-headless -> openjdk-21-jdk-headless. On a fresh machine apt has
# no lists yet.
newest_jdk() {
    for try in lists update; do
        [ $try = lists ] || apt-get update -q >/dev/null 2>&1
        for major in 25 21 17; do
            if [ -n "$(apt-cache madison "openjdk-$major-$1" 2>/dev/null)" ]; then
                echo "openjdk-$major-$1"
                return
            fi
        done
    done
    echo "default-$1"
}

# Prints the line a person types to get the named things: install_line jdk maven iproute2.
install_line() {
    packages=''
    for thing; do
        case $distro:$thing in
            debian:jdk) package='openjdk-17-jdk-headless' ;;
            debian:jre) package='openjdk-17-jre-headless' ;;
            tdnf:jdk | tdnf:jre) package='msopenjdk-17' ;;
            dnf:jdk) package='java-21-openjdk-devel' ;;
            dnf:jre) package='java-21-openjdk-headless' ;;
            zypper:jdk) package='java-17-openjdk-devel' ;;
            zypper:jre) package='java-17-openjdk-headless' ;;
            apk:jdk) package='openjdk17-jdk' ;;
            apk:jre) package='openjdk17-jre-headless' ;;
            pacman:jdk) package='jdk17-openjdk' ;;
            pacman:jre) package='jre17-openjdk-headless' ;;
            dnf:iproute2 | tdnf:iproute2) package='iproute' ;;
            dnf:conntrack | tdnf:conntrack | zypper:conntrack | pacman:conntrack) package='conntrack-tools' ;;
            apk:conntrack) package='conntrack-tools' ;;
            debian:openvswitch | tdnf:openvswitch | dnf:openvswitch) package='openvswitch' ;;
            debian:ovs) package='openvswitch-switch' ;;
            *:ovs) package='openvswitch' ;;
            debian:ping) package='iputils-ping' ;;
            *:ping) package='iputils' ;;
            *) package=$thing ;;
        esac
        packages="$packages $package"
    done
    case $distro in
        debian) echo "apt-get install -y --no-install-recommends$packages" ;;
        apk) echo "apk add$packages" ;;
        pacman) echo "pacman -S --needed$packages" ;;
        unknown) echo "with your package manager:$packages" ;;
        *) echo "$distro install$packages" ;;
    esac
}

# Installs the named Debian packages, saying so first. No service of theirs is started.
apt_install() {
    say "installing with apt-get: $*"
    policy=/usr/sbin/policy-rc.d made=''
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy && made=yes
    fi
    apt_status=0
    apt_log=$(mktemp)
    { DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" ||
        { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"; }; } \
        >"$apt_log" 2>&1 </dev/null || apt_status=$?
    [ -z "$made" ] || rm -f $policy
    if [ $apt_status -ne 0 ]; then
        tail -n 15 "$apt_log" >&2
        say "apt-get could not install: $*"
    fi
    rm -f "$apt_log"
    return $apt_status
}

may_install() {
    [ "$distro" = debian ] && [ "$(id -u)" = 0 ] && [ "${PODWIRE_INSTALL:-}" != never ]
}

say() {
    echo "podwire: $*" >&2
}

# A Java to run with. Sets what find_java sets.
obtain_java() {
    if [ -n "${PODWIRE_JAVA:-}" ]; then
        say "PODWIRE_JAVA=$PODWIRE_JAVA: no Java of at least 17 there (wanted: bin/java and release)"
        return 2
    fi
    find_distro
    if may_install; then
        say "no Java of at least 17 here"
        apt_install "$(newest_jdk jre-headless)" || return 7
        find_java
        [ -n "$java_home" ] && return 0
    fi
    say "no Java of at least 17 in JAVA_HOME, PATH, /usr/lib/jvm or /opt"
    echo "  try:   $(install_line jre)" >&2
    echo "  or:    PODWIRE_JAVA=/path/to/java-home $0 …" >&2
    return 7
}

# What a build needs: a JDK with a compiler, Maven; and what the demo and the tests make their networks with.
obtain_build_tools() {
    find_distro
    lacking=''
    find_java javac
    [ -n "$java_home" ] || lacking="$lacking jdk"
    command -v mvn >/dev/null 2>&1 || lacking="$lacking maven"
    needed=$lacking
    command -v ip >/dev/null 2>&1 || lacking="$lacking iproute2"
    command -v iptables >/dev/null 2>&1 || lacking="$lacking iptables"
    command -v ping >/dev/null 2>&1 || lacking="$lacking ping"
    [ -z "$lacking" ] && return 0
    if may_install; then
        say "lacking:$lacking"
        packages=''
        for thing in $lacking; do
            case $thing in
                jdk) thing=$(newest_jdk jdk-headless) ;;
                ping) thing=iputils-ping ;;
            esac
            packages="$packages $thing"
        done
        # shellcheck disable=SC2086
        apt_install $packages || [ -z "$needed" ] || return 7
        find_java javac
        [ -n "$java_home" ] && return 0
    fi
    # Without the others podwire itself works.
    [ -z "$needed" ] && return 0
    say "to build it needs:$lacking"
    # shellcheck disable=SC2086
    echo "  try:   $(install_line $lacking)" >&2
    return 7
}

# Builds the jars; one build at a time in one tree. Shows which module it is at; the whole output stays in a log.
build_podwire() {
    obtain_build_tools || return $?
    target=$here/shell/target
    mkdir -p "$target/podwire" || return 1
    exec 8>"$target/build.lock"
    if command -v flock >/dev/null 2>&1; then flock 8; fi
    # Another one may have built while this one waited.
    if [ "${PODWIRE_BUILD:-}" != always ] && ! needs_build; then
        exec 8>&-
        return 0
    fi
    if [ -f "$stamp" ]; then
        say "sources have changed: building with $java_home"
    else
        say "nothing is built yet: building with $java_home (Maven fetches what it needs; a minute or two)"
    fi
    log=$target/build.log
    begun=$target/.begun
    : >"$begun"
    rm -f "$target/build.failed"
    {
        # Modes stand in the jars: with the same umask everywhere the archive is the same, byte for byte.
        # shellcheck disable=SC2086
        (umask 022 && cd "$here" && JAVA_HOME=$java_home mvn -B -Dmaven.test.skip=true -Dstyle.color=never \
            ${PODWIRE_MVN_OPTS:-} -pl shell -am package 2>&1 8>&-) || : >"$target/build.failed"
    } | show_progress "$log"
    if [ -e "$target/build.failed" ]; then
        grep '^\[ERROR\]' "$log" | head -n 20 >&2
        say "the build failed; all of its output: $log"
        exec 8>&-
        return 70
    fi
    rm -f "$lib"/start-*
    # As old as the beginning of the build: a file saved meanwhile is newer.
    mv "$begun" "$stamp"
    exec 8>&-
}

# Makes a start-up cache by doing once what it is for. What goes wrong costs only the time it would have saved, and is not tried
# again for this Java in this place. Takes $kind, $saved, $cache, $flags and $natives from the
# launcher.
make_cache() {
    if [ -t 2 ]; then say "first start of this kind with this Java in this place: preparing (some seconds)"; fi
    rm -f "$cache".*
    part=$cache.$$
    # shellcheck disable=SC2086
    set -- "$java_home/bin/java" $flags -XX:+IgnoreUnrecognizedVMOptions "-Dpodwire.launcher=$here/podwire" -Djna.nounpack=true -Djna.noclasspath=true \
        "-Djna.boot.library.path=$natives" "-Dlibrary.jline.path=$natives" -cp "$lib/podwire.jar"
    if [ "$java_version" -ge 25000000 ]; then
        # What a short command calls often says nothing of what a capture, which starts from the same cache, will: with such a profile
        # (JEP 515) C2 compiles the way of a frame early, and calls what it should inline; a frame costs twice as much then.
        [ "$kind" = groovy ] || set -- "$@" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining
        (train "$@" -XX:AOTMode=record "-XX:AOTConfiguration=$part.conf")
        "$@" -XX:AOTMode=create "-XX:AOTConfiguration=$part.conf" "-XX:AOTCache=$part"
        [ ! -f "$part" ] || mv "$part" "$cache.aot"
    else
        (train "$@" "-XX:ArchiveClassesAtExit=$part")
        [ ! -f "$part" ] || mv "$part" "$cache.jsa"
    fi >/dev/null 2>&1 </dev/null
    rm -f "$part".*
    echo "$java_home $lib" >"$cache.for"
}

# Runs podwire with the given JVM as people run it. Short commands: 192.0.2.1 (RFC 5737) is nobody's, so all of the node is looked at.
# Probes: a packet each to this machine itself; to a port that nobody has, should somebody have it, a connection is opened and closed.
# Probes and the prompt, in a terminal where there is script(1) to make one, without the user's own folders: nothing of it is to be found
# afterwards. A line of a dialog and an expression load the same of Groovy.
train() {
    if [ "$kind" = saved ]; then
        case $saved in *' '*) set -- "$@" io.podwire.shell.Main findpod 192.0.2.1 --from "$saved" ;; *)
            set -- "$@" io.podwire.shell.Rehearsal "links --from $saved" "sockets --from $saved" "findpod 192.0.2.1 --from $saved" ;;
        esac
        "$@"
        return
    elif [ "$kind" = short ]; then
        HOME=/nonexistent "$@" io.podwire.shell.Rehearsal runbooks links "--timeout 10s findpod 192.0.2.1"
        return
    fi
    if [ "$kind" = probe ]; then
        set -- "$@" io.podwire.shell.Rehearsal "paping 127.0.0.1 -p 1 -c 1" "ping 127.0.0.1 -c 1" "mtr-probe -r -c 1 127.0.0.1" \
            "mtr-probe -c 1 127.0.0.1" "mtu 127.0.0.1" "dns localhost. --dry-run"
        in_terminal "$@" </dev/null || "$@"
        return
    fi
    set -- "$@" io.podwire.shell.Main
    expression='links().findAll { it.up() }.collect { [name: it.name, mtu: it.mtu] }'
    printf '%s\n' links "$expression" '_.size()' nosuch exit | in_terminal "$@" shell --no-rc || "$@" -e "$expression"
}

# Runs a program in a terminal of its own. Fails, and reads nothing, where there is no script(1) to make one.
in_terminal() {
    command -v script >/dev/null 2>&1 || return
    unset HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME PODWIRE_RC
    command=''
    for word; do command="$command '$(printf %s "$word" | sed "s/'/'\\\\''/g")'"; done
    export TERM=xterm SHELL=/bin/sh
    script -qec "$command" /dev/null || :
}

# Copies Maven's output into a log and says each module as it comes, and now and then how much was fetched.
show_progress() {
    fetched=0
    : >"$1"
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$1"
        case $line in
            *'Building '*']')
                module=${line#*Building } module=${module%%  *}
                echo "podwire:   $module" >&2
                ;;
            *'Downloaded from'*)
                fetched=$((fetched + 1))
                [ $((fetched % 50)) -eq 0 ] && echo "podwire:   … $fetched files fetched" >&2
                ;;
        esac
    done
}
