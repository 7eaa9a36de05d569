/**
 * Sets cart-0's own end of its cable down. The node's end has no carrier then, and the kernel has taken the pod's routes and IPv6 addresses away.
 *
 * @name   link-down
 * @class  unreachable
 * @code   link-down
 */
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 fd00:244:1::10'
breaks { on('shop/cart-0') { run 'ip link set eth0 down' } }
mends { on('shop/cart-0') {
    run '''
        ip link set eth0 up
        ip addr add fd00:244:1::10/128 dev eth0 nodad
        ip route add 169.254.1.1 dev eth0 scope link
        ip route add default via 169.254.1.1 dev eth0
        ip -6 route add default via fe80::ecee:eeff:feee:eeee dev eth0
    '''
} }
