# Run by make, as the first process of new namespaces: a node without pods, the world, and the snapshot of it.
here=$1 world=$2 variant=$3 podwire=$4 out=$5
export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin"

# Nothing that this machine names or runs is part of the world. What is unmounted or covered is so in here alone.
while read -r id parent device root path rest; do
  case " $rest" in *' - nsfs '*) umount -l "$path" ;; esac
done < /proc/self/mountinfo
mount -t tmpfs world /run
mkdir -p /run/netns
mount --bind /run/netns /run/netns
mount --make-shared /run/netns
node=/run/node
mkdir -p $node/proc $node/run/netns $node/etc $node/var
mount --bind /proc $node/proc
mount --bind /run/netns $node/run/netns
ln -s ../run $node/var/run
echo 'PRETTY_NAME="Example Linux 1"' > $node/etc/os-release
hostname worker-1
ip link set lo up

# pod NETNS NAMESPACE NAME NUMBER: what a container runtime leaves on record of one that lives in that netns.
pod() {
  ip netns exec "$1" sleep 3600 < /dev/null > /dev/null 2>&1 &
  pid=$!
  id=$(printf '5ca1ab1e%02x%054x' "$4" 0)
  uid=$(printf '00000000-0000-4000-8000-%012d' "$4")
  bundle=$node/run/containerd/io.containerd.runtime.v2.task/k8s.io/$id
  mkdir -p "$bundle"
  printf %s $pid > "$bundle/init.pid"
  cat > "$bundle/config.json" << JSON
{"ociVersion": "1.0.2", "hostname": "$3",
 "annotations": {
  "io.kubernetes.cri.container-type": "sandbox",
  "io.kubernetes.cri.sandbox-id": "$id",
  "io.kubernetes.cri.sandbox-name": "$3",
  "io.kubernetes.cri.sandbox-namespace": "$2",
  "io.kubernetes.cri.sandbox-uid": "$uid"},
 "linux": {"namespaces": [{"type": "network", "path": "/var/run/netns/$1"}]}}
JSON
  container "$2" "$3" "$4"
}

# container NAMESPACE NAME NUMBER: its one container, so that it counts as running; it shares the sandbox's process.
container() {
  sandbox=$(printf '5ca1ab1e%02x%054x' "$3" 0)
  id=$(printf '5ca1ab1e%02x%054x' "$3" 1)
  bundle=$node/run/containerd/io.containerd.runtime.v2.task/k8s.io/$id
  mkdir -p "$bundle"
  cp "$bundle/../$sandbox/init.pid" "$bundle/init.pid"
  cat > "$bundle/config.json" << JSON
{"ociVersion": "1.0.2",
 "annotations": {
  "io.kubernetes.cri.container-type": "container",
  "io.kubernetes.cri.container-name": "main",
  "io.kubernetes.cri.image-name": "example.org/$2:1",
  "io.kubernetes.cri.sandbox-id": "$sandbox",
  "io.kubernetes.cri.sandbox-name": "$2",
  "io.kubernetes.cri.sandbox-namespace": "$1",
  "io.kubernetes.cri.sandbox-uid": "$(printf '00000000-0000-4000-8000-%012d' "$3")"},
 "linux": {"namespaces": [{"type": "network", "path": "/proc/$(cat "$bundle/init.pid")/ns/net"}]}}
JSON
}

# listen NETNS ADDRESS PORT [BACKLOG]: a process that listens and never accepts.
listen() {
  ip netns exec "$1" python3 -c '
import socket, sys, time
address, port, backlog = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
s = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((address, port))
s.listen(backlog)
open("/run/listens-%d-%s" % (port, sys.argv[4]), "w").close()
time.sleep(3600)' "$2" "$3" "${4:-128}" "$1" < /dev/null &
  until [ -e "/run/listens-$3-$1" ]; do read -r _ < /proc/uptime; done
}

# How long the two readings of counters are apart, and what happens meanwhile; a world may say otherwise.
window=1ms
meanwhile() { :; }
. "$here/$world.sh"
meanwhile &
PODWIRE_HOME=/run/podwire "$podwire" snapshot -w "$out/node.pwz" --root $node --for $window > /dev/null
