/**
 * The tunnel has no forwarding entry for the other node's MAC. The route and the neighbor are right; the tunnel does not know to which node
 * such a frame goes, and drops it.
 *
 * @name   fdb-missing
 * @class  unreachable
 * @code   tunnel-fdb-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-1', run: 'bridge fdb show dev flannel.1', shows: /6a:1c:5e:f1:02:04 dst 192\.168\.10\.12/
breaks { on('worker-1') { run 'bridge fdb del 6a:1c:5e:f1:02:04 dev flannel.1 dst 192.168.10.12 self' } }
mends { on('worker-1') { run 'bridge fdb add 6a:1c:5e:f1:02:04 dev flannel.1 dst 192.168.10.12 self permanent' } }
