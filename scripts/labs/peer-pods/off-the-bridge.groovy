/**
 * Takes the worker's end of cart-0's cable off OVN's switch.
 *
 * @name   off-the-bridge
 * @class  cni
 * @code   bridge-port-missing
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
symptom from: 'worker-1', run: 'bridge link show dev 8b7266486ea2861', shows: /master br-int/
breaks { on('worker-1') { run 'ip link set 8b7266486ea2861 nomaster' } }
// its static entry went with the port
mends { on('worker-1') {
    run '''
        ip link set 8b7266486ea2861 master br-int
        bridge fdb replace 0a:58:0a:84:02:2e dev 8b7266486ea2861 master static
    '''
} }
