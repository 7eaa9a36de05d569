/**
 * Takes cart-0's addresses from the link of its machine. The pod's namespace on the worker still has them, so all looks well there.
 *
 * @name   no-address
 * @class  unreachable
 * @code   address-missing
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
breaks { on('pod-vm-1') {
    run '''
        ip -n podns addr del 10.132.2.46/23 dev vxlan0
        ip -n podns addr del fd00:10:132:2::2e/64 dev vxlan0
    '''
} }
// the default routes went with the addresses that they needed
mends { on('pod-vm-1') {
    run '''
        ip -n podns addr add 10.132.2.46/23 dev vxlan0
        ip -n podns addr add fd00:10:132:2::2e/64 dev vxlan0 nodad
        ip -n podns route replace default via 10.132.2.1
        ip -n podns -6 route replace default via fd00:10:132:2::1
    '''
} }
