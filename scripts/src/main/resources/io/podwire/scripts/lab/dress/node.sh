# node NAME OVERLAYS [LINE OF /etc/hosts]...: makes the namespaces that this shell is in (mount, pid, net, uts; cgroup where join could)
# look like a machine of its own. What is unmounted or covered is so in this mount namespace alone. OVERLAYS: "no" does as if the
# kernel had no overlayfs. The tool for pods lies beside this file, and is kept.
set -e
node=$1 overlay=$2
shift 2
pods=$(cat "${0%/*}/pod")
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"
mount -t proc podwire-lab /proc
# The first process was born by join.
groups=no
! tr '\0' '\n' < /proc/1/environ | grep -qx LAB_GROUPS=yes || groups=yes

# Namespaces that this machine has names for are no part of the lab. One that loses its name meanwhile is gone from here by itself.
names=
while read -r id parent device root path rest; do
  case " $rest" in *' - nsfs '*) names="$names $path" ;; esac
done < /proc/self/mountinfo
[ -z "$names" ] || umount -l $names 2> /dev/null || :

mount -t tmpfs -o mode=755 podwire-lab /run
layers=/run/layers

# covered DIRECTORY NAME...: writable for this node alone, and without what the machine has under those names.
covered() {
  directory=$1
  shift
  layer=$layers$directory
  mkdir -p "$layer/hidden" "$layer/upper" "$layer/work" "$layer/copy"
  for name; do
    [ -e "$directory/$name" ] || [ -L "$directory/$name" ] || continue
    mknod "$layer/hidden/$name" c 0 0 # overlayfs's sign for "not there" (Documentation/filesystems/overlayfs.rst)
  done
  if [ "$overlay" != no ] && mount -t overlay -o \
    "lowerdir=$layer/hidden:$directory,upperdir=$layer/upper,workdir=$layer/work" podwire-lab "$directory" 2> /dev/null; then
    return
  fi
  # Without overlayfs: /etc is small enough to be copied; of the others what is shown is read-only.
  for entry in "$directory"/* "$directory"/.[!.]*; do
    name=${entry##*/}
    if [ ! -e "$entry" ] && [ ! -L "$entry" ] || [ -e "$layer/hidden/$name" ]; then
      continue
    fi
    if [ "$directory" = /etc ] || [ -L "$entry" ]; then
      cp -a "$entry" "$layer/copy/" 2> /dev/null || :
    elif [ -d "$entry" ] || [ -f "$entry" ]; then
      if [ -d "$entry" ]; then mkdir "$layer/copy/$name"; else : > "$layer/copy/$name"; fi
      mount --bind "$entry" "$layer/copy/$name"
      mount -o remount,bind,ro "$layer/copy/$name"
    fi
  done
  mount --rbind "$layer/copy" "$directory"
}
covered /etc cni kubernetes containerd openvswitch machine-id hosts hostname resolv.conf os-release
covered /var/lib cni kubelet containerd containers docker openvswitch calico cilium etcd
covered /var/log pods containers openvswitch
umount -l /run
mount -t tmpfs -o mode=755 podwire-lab /run
mkdir -p /run/lock /run/netns /run/podwire/dress
printf '%s\n' "$pods" > /run/podwire/dress/pod
mount --bind /run/netns /run/netns
mount --make-shared /run/netns

echo "$node" > /etc/hostname
printf '%s\n' '127.0.0.1 localhost' '::1 localhost' "$@" > /etc/hosts
echo '# a node of a practice cluster asks no name server' > /etc/resolv.conf
printf '%s\n' 'NAME="podwire lab"' 'ID=podwire-lab' 'PRETTY_NAME="podwire practice node"' > /etc/os-release
hostname "$node" 2> /dev/null || echo "$node" > /proc/sys/kernel/hostname
ip link set lo up
mkdir -p /etc/cni/net.d /var/lib/cni /var/lib/kubelet/pods /var/log/pods /var/log/containers

# /sys tells of the network namespace that it was mounted in, and of the cgroup namespace. Below the lab's groups a node has a tree as
# the kubelet expects it: of the same version, at the same places as the machine's.
if mount -t sysfs podwire-lab /sys 2> /dev/null && [ $groups = yes ]; then
  if grep -q '^[1-9]' /proc/1/cgroup; then
    mount -t tmpfs -o mode=755 podwire-lab /sys/fs/cgroup
    while IFS=: read -r number controllers path; do
      case $controllers in
        '') at=unified type=cgroup2 options=rw ;;
        name=*) at=${controllers#name=} type=cgroup options=none,$controllers ;;
        *) at=$controllers type=cgroup options=$controllers ;;
      esac
      mkdir "/sys/fs/cgroup/$at"
      # Only of a hierarchy where the node has a group: of others it would be the machine's root.
      [ "$path" != / ] || mount -t $type -o "$options" podwire-lab "/sys/fs/cgroup/$at" 2> /dev/null || :
    done < /proc/1/cgroup
  else
    mount -t cgroup2 podwire-lab /sys/fs/cgroup 2> /dev/null || :
  fi
fi
if [ $groups = yes ]; then
  : > /run/podwire/dress/groups
else
  echo "note: $node: no control groups of its own: pods are known by their files and namespaces alone" >&2
fi
