/**
 * Takes the routes from the namespace of cart-0's machine. Requests arrive and are taken, and the answers have no way to go.
 *
 * @name   no-way-back
 * @class  unreachable
 * @code   return-route-missing
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
breaks { on('pod-vm-1') {
    run '''
        ip -n podns route del default
        ip -n podns route del 10.132.2.0/23 dev vxlan0
        ip -n podns -6 route del default
        ip -n podns -6 route del fd00:10:132:2::/64 dev vxlan0
    '''
} }
mends { on('pod-vm-1') {
    run '''
        ip -n podns route add 10.132.2.0/23 dev vxlan0 proto kernel scope link src 10.132.2.46
        ip -n podns route add default via 10.132.2.1
        ip -n podns -6 route add fd00:10:132:2::/64 dev vxlan0 proto kernel metric 256
        ip -n podns -6 route add default via fd00:10:132:2::1
    '''
} }
