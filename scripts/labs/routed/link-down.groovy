/**
 * Sets the node's end of cart-0's cable down. The kernel takes the routes over it away, too.
 *
 * @name   link-down
 * @class  unreachable
 * @code   link-down
 */
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 fd00:244:1::10'
breaks { on('worker-1') { run 'ip link set cali7d5e0c1fa21 down' } }
mends { on('worker-1') {
    run '''
        ip link set cali7d5e0c1fa21 up
        ip route add 10.244.1.10 dev cali7d5e0c1fa21 scope link
        ip -6 route add fd00:244:1::10 dev cali7d5e0c1fa21 metric 1024
    '''
} }
