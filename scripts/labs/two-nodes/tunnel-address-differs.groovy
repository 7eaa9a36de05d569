/**
 * A node has got another address, and its tunnel with it; the other node still sends to the old one. So the ends of the tunnel disagree on
 * each other's address.
 *
 * @name   tunnel-address-differs
 * @class  unreachable
 * @code   tunnel-remote-mismatch
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-2', run: 'ip -d link show dev flannel.1', shows: /local 192\.168\.10\.12 /

def renumber = { from, to ->
    """
    ip addr del $from/24 dev eth0
    ip addr add $to/24 dev eth0
    ip route add default via 192.168.10.1
    ip link set flannel.1 type vxlan local $to
    """.stripIndent()
}
breaks { on('worker-2') { run renumber('192.168.10.12', '192.168.10.22') } }
mends { on('worker-2') { run renumber('192.168.10.22', '192.168.10.12') } }
