/**
 * worker-1 sends and expects another tunnel id than worker-2: each throws away what the other sends.
 *
 * @name   tunnel-id
 * @class  unreachable
 * @code   tunnel-id-mismatch
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.128.2.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:10:128:2::10'
breaks { on('worker-1') { run 'ovs-vsctl --timeout=10 set interface ovn-2c9e41-0 options:key=6' } }
mends { on('worker-1') { run 'ovs-vsctl --timeout=10 set interface ovn-2c9e41-0 options:key=5' } }
