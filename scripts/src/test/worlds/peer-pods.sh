# A pod that runs in a virtual machine (Kata peer pods): on the worker its netns has the cable to the node and a VXLAN link to the
# machine, joined by tc redirects; in the machine a VXLAN link of the pod's own netns ends the tunnel. Both sockets are in the root
# network of their side (x-netns). The machine is a netns here.
# faulty: the machine's link does not have the MAC that the pod's cable has, and that everybody knows.
# broken: the machine's end says another id, port and MTU; the way back is not redirected.

ip netns add vm
ip netns add vm-pod
ip netns add pod
ip link add eth0 address 02:00:00:00:10:63 type veth peer name eth0 address 02:00:00:00:10:c9 netns vm
ip addr add 192.168.10.163/24 dev eth0
ip link set eth0 up
ip -n vm addr add 192.168.10.201/24 dev eth0
ip -n vm link set eth0 up
ip -n vm link set lo up

mac=0a:58:0a:84:02:2e
machine_mac=$mac id=555005 port=4789 mtu=1450
case $variant in
  faulty) machine_mac=7e:e5:f7:e6:f5:1a ;;
  broken) id=555006 port=8472 mtu=1400 ;;
esac

ip link add vxlan1 type vxlan id 555005 local 192.168.10.163 remote 192.168.10.201 dstport 4789
ip link set vxlan1 netns pod
ip -n pod link set lo up
ip -n pod link set vxlan1 mtu 1450 up
ip link add ovnpod0 address 0a:58:0a:84:02:01 mtu 1450 type veth peer name eth0 address $mac mtu 1450 netns pod
ip link set ovnpod0 up
ip -n pod link set eth0 up
ip -n pod addr add 10.132.2.46/23 dev eth0
ip -n pod addr add fd00:10:132::2e/64 dev eth0 nodad

redirect() { # FROM TO
  ip netns exec pod tc qdisc add dev "$1" ingress
  [ "$variant" = broken ] && [ "$1" = vxlan1 ] || ip netns exec pod tc filter add dev "$1" parent ffff: protocol all u32 \
    match u8 0 0 action mirred egress redirect dev "$2"
}
redirect eth0 vxlan1
redirect vxlan1 eth0

ip -n vm link add vxlan0 address $machine_mac type vxlan id $id local 192.168.10.201 remote 192.168.10.163 dstport $port
ip -n vm link set vxlan0 netns vm-pod
ip -n vm-pod link set lo up
ip -n vm-pod link set vxlan0 mtu $mtu up
ip -n vm-pod addr add 10.132.2.46/23 dev vxlan0
ip -n vm-pod addr add fd00:10:132::2e/64 dev vxlan0 nodad

# The worker's way to the pod. OVN answers ARP for its pods itself, with the MAC it gave them.
ip addr add 10.132.2.2/32 dev ovnpod0
ip addr add fd00:10:132::2/128 dev ovnpod0 nodad
ip route add 10.132.2.46/32 dev ovnpod0 src 10.132.2.2
ip -6 route add fd00:10:132::2e/128 dev ovnpod0 src fd00:10:132::2
ip neigh replace 10.132.2.46 lladdr $mac dev ovnpod0 nud permanent
ip -6 neigh replace fd00:10:132::2e lladdr $mac dev ovnpod0 nud permanent
pod pod shop cart-0 46

# It works, or it fails for the reason that the variant is about.
if [ -z "$variant" ]; then
  ping -qc1 -W2 10.132.2.46 > /dev/null
  ping -qc1 -W2 fd00:10:132::2e > /dev/null
elif ping -qc1 -W0.3 10.132.2.46 > /dev/null; then
  echo "peer-pods $variant: the pod answers" >&2
  exit 1
fi
