/**
 * The two ends of the tunnel have different network identifiers (VNI). Each end gets the packets of the other, and has no link for them.
 *
 * @name   tunnel-id-differs
 * @class  unreachable
 * @code   tunnel-id-mismatch
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-2', run: 'ip -d link show dev flannel.1', shows: /vxlan id 1 /

/** The link is made anew, since the kernel changes neither in place; with the index it had, so that nothing else differs. */
def tunnel = { kind ->
    """
    index=\$(ip -o link show flannel.1 | cut -d: -f1)
    ip link del flannel.1
    ip link add flannel.1 index \$index address 6a:1c:5e:f1:02:04 mtu 1450 type vxlan $kind local 192.168.10.12 dev eth0 nolearning
    ip addr add 10.244.2.0/32 dev flannel.1
    ip link set flannel.1 up
    ip neigh add 10.244.1.0 lladdr 6a:1c:5e:f1:01:04 dev flannel.1 nud permanent
    bridge fdb add 6a:1c:5e:f1:01:04 dev flannel.1 dst 192.168.10.11 self permanent
    ip route add 10.244.1.0/24 via 10.244.1.0 dev flannel.1 onlink
    """.stripIndent()
}
breaks { on('worker-2') { run tunnel('id 2 dstport 8472') } }
mends { on('worker-2') { run tunnel('id 1 dstport 8472') } }
