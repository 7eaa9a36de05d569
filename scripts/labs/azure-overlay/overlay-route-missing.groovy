/**
 * Takes the second node's range from the virtual network, as when its network container was never programmed. The nodes reach each other, and their
 * pods do not.
 *
 * @name   overlay-route-missing
 * @class  unreachable
 * @code   route-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:1::10'
breaks { on('vnet') {
    run '''
        ip route del 10.244.1.0/24
        ip -6 route del fd00:244:1::/64
    '''
} }
mends { on('vnet') {
    run '''
        ip route add 10.244.1.0/24 via 10.224.0.5 dev port1 onlink
        ip -6 route add fd00:244:1::/64 via fd00:224::5 dev port1 onlink
    '''
} }
