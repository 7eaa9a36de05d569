/**
 * Leaves a pod's cable on the node that azure-cns has no record of, with its route, as after a deletion that failed half-way. The next pod with
 * that address finds it taken.
 *
 * @name   link-stray
 * @class  cni
 * @code   link-stray
 */
// each link of the plug-in is on record
symptom from: 'aks-vmss000000', run: 'for link in $(ip -br link | grep -o "^azv[0-9a-f]*"); do grep $link /run/azure-cns/azure-endpoints.json || exit 1; done'
breaks { on('aks-vmss000000') {
    run '''
        ip netns add cni-left
        ip link add azv5d7c20e9b14 index 90 address aa:aa:aa:aa:aa:aa type veth peer name eth0 address 0a:22:33:44:00:12 netns cni-left
        ip link set azv5d7c20e9b14 up
        ip -n cni-left link set eth0 up
        ip -n cni-left addr add 10.244.0.12/32 dev eth0
        ip route add 10.244.0.12 dev azv5d7c20e9b14
    '''
} }
mends { on('aks-vmss000000') {
    run '''
        ip link delete azv5d7c20e9b14
        ip netns delete cni-left
    '''
} }
