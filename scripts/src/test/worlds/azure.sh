# A node of a managed cluster with Azure CNI's overlay: a cable azv* a pod, no bridge, a route a pod, and the plug-in's own records.
# faulty: a record whose link is gone (a leaked address); a link without a record; a record that says another address than the link has;
#         a gateway's entry with the MAC of Azure's own router in place of the node's end of the cable.

mkdir -p $node/etc/cni/net.d $node/run/azure-cns
echo '{"cniVersion": "0.3.0", "name": "azure", "plugins": [{"type": "azure-vnet", "mode": "transparent", "ipam": {"type": "azure-cns"}}, {"type": "portmap"}]}' \
  > $node/etc/cni/net.d/15-azure-swift-overlay.conflist
mkdir -p $node/var/lib/kubelet
ip netns add outside
ip link add eth0 address 00:0d:3a:00:00:04 type veth peer name gateway netns outside
ip addr add 10.224.0.4/16 dev eth0
ip link set eth0 up
ip -n outside link set gateway up

azure() { # NETNS HOST-LINK NUMBER
  ip netns add "$1"
  ip link add "$2" address aa:aa:aa:aa:aa:aa type veth peer name eth0 address "0a:22:33:44:55:$3" netns "$1"
  ip link set "$2" up
  ip -n "$1" link set lo up
  ip -n "$1" link set eth0 up
  ip -n "$1" addr add "10.244.3.$3/32" dev eth0
  ip -n "$1" neigh add 169.254.1.1 lladdr aa:aa:aa:aa:aa:aa dev eth0 nud permanent
  ip -n "$1" route add 169.254.1.1 dev eth0
  ip -n "$1" route add default via 169.254.1.1 dev eth0
  ip route add "10.244.3.$3/32" dev "$2"
}
record() { # NAMESPACE NAME NUMBER HOST-LINK ADDRESS
  container=$(printf '5ca1ab1e%02x%054x' "$3" 0)
  cat << JSON
  "$container": {"PodName": "$2", "PodNamespace": "$1",
   "IfnameToIPMap": {"eth0": {"IPv4": [{"IP": "$5", "Mask": "/////w=="}], "HostVethName": "$4", "MacAddress": "0a:22:33:44:55:$3"}}}
JSON
}
azure cni-cart azv11111111111 10
azure cni-web azv22222222222 11
pod cni-cart shop cart-0 10
pod cni-web shop web-0 11
{
  echo '{"Endpoints": {'
  record shop cart-0 10 azv11111111111 10.244.3.10
  if [ "$variant" = faulty ]; then
    echo ,
    record shop web-0 11 azv22222222222 10.244.3.99
    echo ,
    record shop left-0 12 azv33333333333 10.244.3.12
  else
    echo ,
    record shop web-0 11 azv22222222222 10.244.3.11
  fi
  echo '}}'
} > $node/run/azure-cns/azure-endpoints.json
if [ "$variant" = faulty ]; then
  azure cni-lost azv44444444444 13 # nobody wrote it down
  ip -n cni-web neigh replace 169.254.1.1 lladdr 12:34:56:78:9a:bc dev eth0 nud permanent
fi
