/**
 * Makes the tunnel's end in cart-0's machine with another VXLAN id. Packets arrive with an id that no link there has, and
 * each side throws the other's away.
 *
 * @name   id-mismatch
 * @class  unreachable
 * @code   tunnel-id-mismatch
 * @param  vni Long = 555015  of the machine's end
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
// neither can be changed of a link that is there, so it is made again with its old number
def again = { long vni, int udp -> """
    ip -n podns link delete vxlan0
    ip link add vxlan0 index 4 address 0a:58:0a:84:02:2e mtu 1400 type vxlan id $vni local 192.168.10.201 remote 192.168.10.163 dstport $udp nolearning
    ip link set vxlan0 netns podns
    ip -n podns link set vxlan0 addrgenmode none
    ip -n podns link set vxlan0 up
    ip -n podns addr add 10.132.2.46/23 dev vxlan0
    ip -n podns addr add fd00:10:132:2::2e/64 dev vxlan0 nodad
    ip -n podns route add default via 10.132.2.1
    ip -n podns -6 route add default via fd00:10:132:2::1
""" }
breaks { on('pod-vm-1') { run again(vni, 4789) } }
mends { on('pod-vm-1') { run again(555005, 4789) } }
