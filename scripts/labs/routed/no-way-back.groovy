/**
 * Takes the routes to worker-1's block from worker-2. Requests arrive at db-0, and its answers leave for the default gateway.
 *
 * @name   no-way-back
 * @class  unreachable
 * @code   return-route-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:2::10'
breaks { on('worker-2') {
    run '''
        ip route del 10.244.1.0/26 via 192.168.10.11 dev eth0 proto bird
        ip -6 route del fd00:244:1::/122 via fd00:10::11 dev eth0 proto bird
    '''
} }
mends { on('worker-2') {
    run '''
        ip route add 10.244.1.0/26 via 192.168.10.11 dev eth0 proto bird
        ip -6 route add fd00:244:1::/122 via fd00:10::11 dev eth0 proto bird
    '''
} }
