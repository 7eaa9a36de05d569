/**
 * Takes cart-0's addresses from its link. The node still has the routes to them, and asks in vain who has the address.
 *
 * @name   no-address
 * @class  cni
 * @code   address-missing
 */
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 fd00:244:1::10'
breaks { on('shop/cart-0') {
    run '''
        ip addr del 10.244.1.10/32 dev eth0
        ip addr del fd00:244:1::10/128 dev eth0
    '''
} }
// with its last address a link loses its routes
mends {
    on('shop/cart-0') {
        run '''
            ip addr add 10.244.1.10/32 dev eth0
            ip addr add fd00:244:1::10/128 dev eth0 nodad
            ip route add 169.254.1.1 dev eth0 scope link
            ip route add default via 169.254.1.1 dev eth0
        '''
    }
    // who was asked for in vain would count as gone for a while
    on('worker-1') { run 'ip neigh flush dev cali7d5e0c1fa21' }
}
