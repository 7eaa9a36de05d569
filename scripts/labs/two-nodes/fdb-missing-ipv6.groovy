/**
 * The tunnel for IPv6 has no forwarding entry for the other node's MAC. IPv4 works, so a check that asks only for one family finds nothing.
 *
 * @name   fdb-missing-ipv6
 * @class  unreachable
 * @code   tunnel-fdb-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:2::11'
symptom from: 'worker-1', run: 'bridge fdb show dev flannel-v6.1', shows: /6a:1c:5e:f1:02:06 dst fd00:10::12/
breaks { on('worker-1') { run 'bridge fdb del 6a:1c:5e:f1:02:06 dev flannel-v6.1 dst fd00:10::12 self' } }
mends { on('worker-1') { run 'bridge fdb add 6a:1c:5e:f1:02:06 dev flannel-v6.1 dst fd00:10::12 self permanent' } }
