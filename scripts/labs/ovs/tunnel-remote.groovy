/**
 * worker-1's tunnel leads to an address that no node has, as after a node came back with another one.
 *
 * @name   tunnel-remote
 * @class  unreachable
 * @code   tunnel-remote-mismatch
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.128.2.10'
symptom from: 'shop/db-0', run: 'ping -nqc1 -W1 fd00:10:128:1::10'
breaks { on('worker-1') { run 'ovs-vsctl --timeout=10 set interface ovn-2c9e41-0 options:remote_ip=192.168.10.99' } }
mends { on('worker-1') { run 'ovs-vsctl --timeout=10 set interface ovn-2c9e41-0 options:remote_ip=192.168.10.12' } }
