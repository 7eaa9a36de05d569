/**
 * worker-1's management port is down: the node reaches no pod, and no pod the node, while pods reach each other.
 *
 * @name   management-port-down
 * @class  unreachable
 * @code   link-down
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.128.1.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:10:128:1::2'
breaks { on('worker-1') { run 'ip link set ovn-k8s-mp0 down' } }
mends {
    on('worker-1') {
        run '''
            ip link set ovn-k8s-mp0 up
            ip addr add fd00:10:128:1::2/48 dev ovn-k8s-mp0 nodad
        '''
    }
}
