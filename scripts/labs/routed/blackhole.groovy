/**
 * Leaves blackholes on worker-1 for a part of worker-2's block, as if that part had been its own before. A longer prefix wins over BGP's route.
 *
 * @name   blackhole
 * @class  unreachable
 * @code   route-blackhole
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:2::10'
breaks { on('worker-1') {
    run '''
        ip route add blackhole 10.244.2.8/29 proto bird
        ip -6 route add blackhole fd00:244:2::10/125 proto bird metric 1024
    '''
} }
mends { on('worker-1') {
    run '''
        ip route del blackhole 10.244.2.8/29 proto bird
        ip -6 route del blackhole fd00:244:2::10/125 proto bird metric 1024
    '''
} }
