/**
 * worker-1's tunnel uses UDP port 6082, worker-2's the usual 6081.
 *
 * @name   tunnel-port
 * @class  unreachable
 * @code   tunnel-port-mismatch
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.128.2.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 fd00:10:128:1::10'
breaks { on('worker-1') { run 'ovs-vsctl --timeout=10 set interface ovn-2c9e41-0 options:dst_port=6082' } }
mends { on('worker-1') { run 'ovs-vsctl --timeout=10 remove interface ovn-2c9e41-0 options dst_port' } }
