# What kubelet, containerd and a CNI plug-in do for a pod of a practice node. It lies in the node as /run/podwire/dress/pod.
#
#   pod make NS/NAME NETNS UID SANDBOX CONTAINER     its network, its sandbox's process, its files; resolv.conf comes on stdin
#   pod enter NS/NAME PROGRAM ARGUMENT...            becomes the program in its container
#   pod record NS/NAME                               what a CNI plug-in would have on record of the links that it has by now
#
# Ids are 64 hexadecimal digits, given by the caller, so that the same lab has the same ones each time.
set -e
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"
word=$1
namespace=${2%/*}
name=${2#*/}
lab=/run/podwire/dress
home=$lab/pods/$namespace/$name
tasks=/run/containerd/io.containerd.runtime.v2.task/k8s.io
shift 2

# join ID: this shell into the control group of a container, named as the kubelet's driver does: cgroupfs's on the first version of
# control groups, systemd's on the second. A node without groups of its own has none that could be written.
join() {
  [ -e $lab/groups ] || return 0
  mine=
  for groups in /sys/fs/cgroup /sys/fs/cgroup/*; do
    [ ! -e "$groups/cgroup.procs" ] || mine="$mine $groups/$within$1$ending"
  done
  mkdir -p $mine
  above=/sys/fs/cgroup/cpuset
  if [ -e $above/cpuset.cpus ]; then
    for level in kubepods besteffort "pod$uid" "$1"; do
      for file in cpuset.cpus cpuset.mems; do
        read -r value < "$above/$file"
        echo "$value" > "$above/$level/$file"
      done
      above=$above/$level
    done
  fi
  for group in $mine; do
    echo 0 > "$group/cgroup.procs"
  done
}

make() {
  netns=$1 uid=$2 sandbox=$3 container=$4
  etc=/var/lib/containerd/io.containerd.grpc.v1.cri/sandboxes/$sandbox
  volumes=/var/lib/kubelet/pods/$uid
  logs=/var/log/pods/${namespace}_${name}_$uid
  if [ -e /sys/fs/cgroup/cgroup.procs ]; then
    slice=kubepods-besteffort-pod$(echo "$uid" | tr - _).slice
    within=kubepods.slice/kubepods-besteffort.slice/$slice/cri-containerd- ending=.scope
  else
    within=kubepods/besteffort/pod$uid/ ending=
  fi
  mkdir -p "$home" "$etc" "$volumes" "$logs/main" "$tasks/$sandbox" "$tasks/$container"
  cat > "$home/known" << END
netns=$netns uid=$uid sandbox=$sandbox container=$container within=$within ending=$ending etc=$etc volumes=$volumes
END
  ip netns add "$netns"
  ip -n "$netns" link set lo up
  cat > "$etc/resolv.conf"
  echo "$name" > "$etc/hostname"
  printf '127.0.0.1\tlocalhost\n::1\tlocalhost\n' > "$volumes/etc-hosts"
  : > "$logs/main/0.log"
  ln -s "$logs/main/0.log" "/var/log/containers/${name}_${namespace}_main-$container.log"

  # unshare stands for the shim: it stays outside, and only waits for what it started.
  mkfifo "$home/told"
  unshare --fork --pid --mount --propagation private --uts --ipc sh "$0" pause "$namespace/$name" < /dev/null > /dev/null 2> "$home/log" 3<&- &
  read -r process < "$home/told" || { cat "$home/log" >&2; exit 1; }
  rm "$home/told"
  bundle "$sandbox" "$process" << END
{"ociVersion": "1.0.2", "hostname": "$name",
 "annotations": {
  "io.kubernetes.cri.container-type": "sandbox",
  "io.kubernetes.cri.sandbox-log-directory": "$logs",
$(whose)
 "linux": {"cgroupsPath": "/$within$sandbox$ending",
  "namespaces": [{"type": "pid"}, {"type": "ipc"}, {"type": "uts"}, {"type": "mount"},
   {"type": "network", "path": "/run/netns/$netns"}]}}
END
  # The process of its one container sleeps; what is served is started beside it. A shell that is gone leaves it to the pod's first process.
  sh "$0" enter "$namespace/$name" sh -ec '
    { read -r number rest < /dev/fd/9/self/stat
      echo "$number" > "$0/number"
      exec sleep infinity 9<&-
    } < /dev/null > /dev/null 2>&1 3<&- &' "$home" 9< /proc
  until [ -s "$home/number" ]; do sleep 0.01; done
  bundle "$container" "$(cat "$home/number")" << END
{"ociVersion": "1.0.2",
 "annotations": {
  "io.kubernetes.cri.container-type": "container",
  "io.kubernetes.cri.container-name": "main",
  "io.kubernetes.cri.image-name": "example.org/$name:1",
$(whose)
 "mounts": [
  {"destination": "/etc/hosts", "type": "bind", "source": "$volumes/etc-hosts"},
  {"destination": "/etc/hostname", "type": "bind", "source": "$etc/hostname"},
  {"destination": "/etc/resolv.conf", "type": "bind", "source": "$etc/resolv.conf"}],
 "linux": {"cgroupsPath": "/$within$container$ending",
  "namespaces": [{"type": "pid"}, {"type": "mount"}, {"type": "ipc", "path": "/proc/$process/ns/ipc"},
   {"type": "uts", "path": "/proc/$process/ns/uts"}, {"type": "network", "path": "/proc/$process/ns/net"}]}}
END
}

whose() {
  cat << END
  "io.kubernetes.cri.sandbox-id": "$sandbox",
  "io.kubernetes.cri.sandbox-name": "$name",
  "io.kubernetes.cri.sandbox-namespace": "$namespace",
  "io.kubernetes.cri.sandbox-uid": "$uid"},
END
}

bundle() { # ID PID
  cat > "$tasks/$1/config.json"
  printf %s "$2" > "$tasks/$1/init.pid"
  printf %s /usr/bin/containerd-shim-runc-v2 > "$tasks/$1/shim-binary-path"
}

# The first process of the pod, in its own mount, pid, uts and ipc namespaces.
pause() {
  read -r process rest < /proc/self/stat # /proc is still the node's, and so is the number
  join "$sandbox"
  hostname "$name" 2> /dev/null || echo "$name" > /proc/sys/kernel/hostname
  mount --bind "$etc/resolv.conf" /etc/resolv.conf
  mount --bind "$etc/hostname" /etc/hostname
  mount --bind "$volumes/etc-hosts" /etc/hosts
  export process
  exec nsenter --net="/run/netns/$netns" sh -ec '
    mount -t sysfs podwire-lab /sys 2> /dev/null || :
    echo "$process" > "$0/told"
    mount -t proc podwire-lab /proc
    unset process
    # Whose parent is gone becomes the child of this one: where it ignores SIGCHLD, none stays as a zombie (wait(2)).
    ignoring="env --ignore-signal=CHLD"
    $ignoring true 2> /dev/null || ignoring=
    exec $ignoring sleep infinity' "$home"
}

# As `kubectl exec` does: in the container's control group and all of the pod's namespaces.
enter() {
  process=$(cat "$tasks/$sandbox/init.pid")
  join "$container"
  exec nsenter --target "$process" --mount --uts --ipc --net --pid "$@"
}

# libcni's cache (libcni/api.go, cniCacheV1), the leases of host-local where the plug-in hands addresses out by it, and the pod's own hosts.
record() {
  config=$(ls /etc/cni/net.d/*.conflist /etc/cni/net.d/*.conf 2> /dev/null | head -n 1)
  ip -n "$netns" -o link show dev eth0 > "$home/link" 2> /dev/null || return 0
  mac=$(sed -n 's/.*link\/ether \([0-9a-f:]*\).*/\1/p' "$home/link")
  peer=$(sed -n 's/^[0-9]*: eth0@if\([0-9]*\):.*/\1/p' "$home/link")
  hostlink=$([ -z "$peer" ] || ip -o link show | sed -n "s/^$peer: \([^:@]*\)@.*/\1/p")
  ip -n "$netns" -o addr show dev eth0 scope global | sed 's/.* inet6\{0,1\} \([^ ]*\) .*/\1/' > "$home/addresses"
  interfaces="{\"name\": \"eth0\", \"mac\": \"$mac\", \"sandbox\": \"/run/netns/$netns\"}" index=0
  if [ -n "$hostlink" ]; then
    hostmac=$(ip -o link show dev "$hostlink" | sed -n 's/.*link\/ether \([0-9a-f:]*\).*/\1/p')
    interfaces="{\"name\": \"$hostlink\", \"mac\": \"$hostmac\"}, $interfaces" index=1
  fi
  printf '127.0.0.1\tlocalhost\n::1\tlocalhost\n' > "$volumes/etc-hosts"
  ips=
  while read -r address; do
    ips="$ips${ips:+, }{\"address\": \"$address\", \"interface\": $index}"
    printf '%s\t%s\n' "${address%/*}" "$name" >> "$volumes/etc-hosts"
  done < "$home/addresses"
  if [ -n "$config" ]; then
    network=$(sed -n 's/^[^{]*{[^{]*"name": *"\([^"]*\)".*/\1/p; /"name"/q' "$config" | head -n 1)
    network=${network:-$(tr -d '\n' < "$config" | sed 's/.*"name": *"\([^"]*\)".*/\1/')}
    mkdir -p /var/lib/cni/results
    cat > "/var/lib/cni/results/$network-$sandbox-eth0" << END
{"kind": "cniCacheV1", "containerId": "$sandbox", "config": "$(base64 < "$config" | tr -d '\n')", "ifName": "eth0",
 "networkName": "$network", "netns": "/run/netns/$netns",
 "cniArgs": [["IgnoreUnknown", "1"], ["K8S_POD_NAMESPACE", "$namespace"], ["K8S_POD_NAME", "$name"],
  ["K8S_POD_INFRA_CONTAINER_ID", "$sandbox"], ["K8S_POD_UID", "$uid"]],
 "result": {"cniVersion": "1.0.0", "interfaces": [$interfaces], "ips": [$ips]}}
END
    if grep -q '"host-local"' "$config"; then
      mkdir -p "/var/lib/cni/networks/$network"
      while read -r address; do
        printf '%s\r\neth0' "$sandbox" > "/var/lib/cni/networks/$network/${address%/*}"
      done < "$home/addresses"
    fi
  fi
  rm "$home/link" "$home/addresses"
}

[ "$word" = make ] || . "$home/known"
"$word" "$@"
