/**
 * A pod's address has the prefix of the whole cluster. Pods of other nodes look as if they were on its own link: it asks for their MAC and
 * gets no answer. Pods of its own node answer.
 *
 * @name   prefix-wrong
 * @class  unreachable
 * @code   prefix-wrong
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'shop/cart-0', run: 'ip route get 10.244.2.11', shows: /via 10\.244\.1\.1 /

def prefix = { from, to ->
    """
    ip addr del 10.244.1.10/$from dev eth0
    ip addr add 10.244.1.10/$to brd + dev eth0
    ip route replace default via 10.244.1.1
    """.stripIndent()
}
breaks { on('shop/cart-0') { run prefix(24, 16) } }
mends { on('shop/cart-0') { run prefix(16, 24) } }
