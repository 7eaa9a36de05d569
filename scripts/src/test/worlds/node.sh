# A node with the bridge plug-in and flannel's overlay: two pods on cni0, IPv4 and IPv6, a peer node behind flannel.1.
# faulty: web-0's cable is off the bridge; a port whose pod is gone; a neighbor entry with a MAC that nobody has; a port that listens
#         only on the loopback; a full accept queue; a queue that drops.

# The other node, with the same overlay: its underlay address is 192.168.10.12.
ip netns add worker-2
ip link add eth0 address 02:00:0a:00:00:0b type veth peer name eth0 address 02:00:0a:00:00:0c netns worker-2
ip addr add 192.168.10.11/24 dev eth0
ip -n worker-2 addr add 192.168.10.12/24 dev eth0
ip link set eth0 up
ip -n worker-2 link set eth0 up
overlay() { # NETNS-FLAG OWN-UNDERLAY OWN-MAC OWN-RANGE PEER-UNDERLAY PEER-MAC PEER-RANGE
  ip $1 link add flannel.1 address "$3" type vxlan id 1 local "$2" dev eth0 dstport 8472 nolearning
  ip $1 link set flannel.1 mtu 1450 up
  ip $1 addr add 10.244."$4".0/32 dev flannel.1
  ip $1 addr add fd00:244:"$4"::/128 dev flannel.1 nodad
  ip $1 neigh add 10.244."$7".0 lladdr "$6" dev flannel.1 nud permanent
  ip $1 neigh add fd00:244:"$7":: lladdr "$6" dev flannel.1 nud permanent
  bridge $1 fdb append "$6" dev flannel.1 dst "$5"
  ip $1 route add 10.244."$7".0/24 via 10.244."$7".0 dev flannel.1 onlink
  ip $1 -6 route add fd00:244:"$7"::/64 via fd00:244:"$7":: dev flannel.1 onlink
}
overlay "" 192.168.10.11 0a:00:00:00:f1:01 1 192.168.10.12 0a:00:00:00:f1:02 2
overlay "-n worker-2" 192.168.10.12 0a:00:00:00:f1:02 2 192.168.10.11 0a:00:00:00:f1:01 1

ip link add cni0 address 0a:00:00:00:00:01 type bridge
ip link set cni0 mtu 1450 up
ip addr add 10.244.1.1/24 dev cni0
ip addr add fd00:244:1::1/64 dev cni0 nodad
echo 1 > /proc/sys/net/ipv4/ip_forward

cabled() { # NETNS NUMBER
  ip netns add "$1"
  ip link add "veth$2" address "0a:00:00:00:aa:$2" mtu 1450 type veth peer name eth0 address "0a:00:00:00:00:$2" mtu 1450 netns "$1"
  ip link set "veth$2" master cni0 up
  ip -n "$1" link set lo up
  ip -n "$1" link set eth0 up
  ip -n "$1" addr add "10.244.1.$2/24" dev eth0
  ip -n "$1" addr add "fd00:244:1::$2/64" dev eth0 nodad
  ip -n "$1" route add default via 10.244.1.1
  ip -n "$1" -6 route add default via fd00:244:1::1
}
cabled cni-cart 10
cabled cni-web 11
pod cni-cart shop cart-0 10
pod cni-web shop web-0 11
listen cni-cart 0.0.0.0 8080
listen cni-web :: 80
for address in 10.244.1.10 10.244.1.11 fd00:244:1::10 fd00:244:1::11; do
  ping -qc1 -W2 $address > /dev/null
done
ip netns exec cni-cart ping -qc1 -W2 10.244.1.11 > /dev/null

if [ "$variant" = faulty ]; then
  ip link set veth11 nomaster
  cabled cni-gone 12 # no runtime knows a pod there
  ip neigh replace 10.244.1.10 lladdr 0a:00:00:00:0b:ad dev cni0 nud permanent
  ip -6 neigh replace fd00:244:1::10 lladdr 0a:00:00:00:0b:ad dev cni0 nud permanent
  listen cni-web 127.0.0.1 9090
  listen cni-cart 0.0.0.0 9091 1
  for i in 1 2 3 4; do
    ip netns exec cni-cart timeout 20 sh -c 'exec 3<> /dev/tcp/127.0.0.1/9091; sleep 20' 2> /dev/null &
    ip netns exec cni-cart timeout 20 python3 -c '
import socket, time
s = socket.socket()
s.setblocking(False)
try: s.connect(("127.0.0.1", 9091))
except BlockingIOError: pass
time.sleep(20)' &
  done
  until ip netns exec cni-cart ss -Hltn 'sport = :9091' | grep -q '^LISTEN *2 '; do read -r _ < /proc/uptime; done
  tc qdisc add dev veth10 root handle 7: tbf rate 8kbit burst 1600 limit 1600
  window=2s
  meanwhile() {
    for i in $(seq 400); do
      ip neigh show > /dev/null # some milliseconds
      ping -qc1 -W0.001 -s 900 10.244.1.10 > /dev/null 2>&1 || :
    done
  }
fi
