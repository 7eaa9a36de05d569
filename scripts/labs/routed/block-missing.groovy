/**
 * Takes BGP's routes to the other node's block from worker-1, as when the session is lost. Packets go to the default gateway, which knows no pods.
 *
 * @name   block-missing
 * @class  unreachable
 * @code   route-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:2::10'
breaks { on('worker-1') {
    run '''
        ip route del 10.244.2.0/26 via 192.168.10.12 dev eth0 proto bird
        ip -6 route del fd00:244:2::/122 via fd00:10::12 dev eth0 proto bird
    '''
} }
mends { on('worker-1') {
    run '''
        ip route add 10.244.2.0/26 via 192.168.10.12 dev eth0 proto bird
        ip -6 route add fd00:244:2::/122 via fd00:10::12 dev eth0 proto bird
    '''
} }
