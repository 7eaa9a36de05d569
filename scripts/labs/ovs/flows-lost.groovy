/**
 * br-int on worker-1 has no flows: the switch is there, all ports are, and it forwards nothing, as after a restart of Open vSwitch while the
 * controller is away.
 *
 * @name   flows-lost
 * @class  cni
 * @code   cni-agent-not-ready
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.128.1.11'
symptom from: 'worker-1', run: 'ovs-ofctl dump-flows br-int', shows: /actions=NORMAL/
breaks { on('worker-1') { run 'ovs-ofctl del-flows br-int' } }
mends {
    on('worker-1') {
        run '''
            ovs-ofctl add-flow br-int priority=0,actions=NORMAL
            ovs-ofctl add-flow br-int priority=100,in_port=$(ovs-vsctl get interface patch-br-int-to-br-ex_worker-1 ofport),actions=drop
        '''
    }
}
