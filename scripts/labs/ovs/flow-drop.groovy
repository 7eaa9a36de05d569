/**
 * A flow of br-int drops the pings to web-0, as a network policy's would. All else of the pod is reached.
 *
 * @name   flow-drop
 * @class  unreachable
 * @code   filter-drop
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.128.1.11'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.128.1.11'
breaks { on('worker-1') { run 'ovs-ofctl add-flow br-int priority=200,icmp,nw_dst=10.128.1.11,actions=drop' } }
mends { on('worker-1') { run 'ovs-ofctl --strict del-flows br-int priority=200,icmp,nw_dst=10.128.1.11' } }
