/**
 * Sends what cart-0 sends by a routing rule to another table, whose default route leads into the storage network.
 *
 * @name   policy-route
 * @class  unreachable
 * @code   policy-route-diverts
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:2::10'
breaks { on('worker-1') {
    run '''
        ip route add default via 192.168.20.1 dev eth1 table 100
        ip rule add from 10.244.1.10 lookup 100 pref 1000
        ip -6 route add default via fd00:20::1 dev eth1 table 100
        ip -6 rule add from fd00:244:1::10 lookup 100 pref 1000
    '''
} }
mends { on('worker-1') {
    run '''
        ip rule del pref 1000
        ip route del default table 100
        ip -6 rule del pref 1000
        ip -6 route del default table 100
    '''
} }
