# One of two nodes with flannel's overlay between them; each is a scenario of its own.
# near: worker-1. far: worker-2. faulty: worker-2 with another id and a smaller MTU.
own=1 peer=2 id=1 mtu=1450
case $variant in
  far) own=2 peer=1 ;;
  faulty) own=2 peer=1 id=2 mtu=1400 ;;
esac
hostname worker-$own
ip netns add wire
ip link add eth0 address 02:00:0a:00:00:0$own type veth peer name eth0 netns wire
ip addr add 192.168.10.1$own/24 dev eth0
ip link set eth0 up
ip -n wire link set eth0 up
ip link add flannel.1 address 0a:00:00:00:f1:0$own type vxlan id $id local 192.168.10.1$own dev eth0 dstport 8472 nolearning
ip link set flannel.1 mtu $mtu up
ip addr add 10.244.$own.0/32 dev flannel.1
ip neigh add 10.244.$peer.0 lladdr 0a:00:00:00:f1:0$peer dev flannel.1 nud permanent
bridge fdb append 0a:00:00:00:f1:0$peer dev flannel.1 dst 192.168.10.1$peer
ip route add 10.244.$peer.0/24 via 10.244.$peer.0 dev flannel.1 onlink
