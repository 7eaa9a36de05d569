/**
 * Takes the node's routes to cart-0. What is sent there falls into the blackhole that covers the rest of the block.
 *
 * @name   pod-route-missing
 * @class  cni
 * @code   route-missing
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 fd00:244:1::10'
breaks { on('worker-1') {
    run '''
        ip route del 10.244.1.10 dev cali7d5e0c1fa21
        ip -6 route del fd00:244:1::10 dev cali7d5e0c1fa21
    '''
} }
mends { on('worker-1') {
    run '''
        ip route add 10.244.1.10 dev cali7d5e0c1fa21 scope link
        ip -6 route add fd00:244:1::10 dev cali7d5e0c1fa21 metric 1024
    '''
} }
