/**
 * The tunnel's forwarding entry for the other node's MAC leads to another host. The packets arrive at the gateway, which has no tunnel.
 *
 * @name   fdb-wrong-remote
 * @class  unreachable
 * @code   tunnel-fdb-wrong-remote
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-1', run: 'bridge fdb show dev flannel.1', shows: /6a:1c:5e:f1:02:04 dst 192\.168\.10\.12/
breaks { on('worker-1') { run 'bridge fdb replace 6a:1c:5e:f1:02:04 dev flannel.1 dst 192.168.10.1 self permanent' } }
mends { on('worker-1') { run 'bridge fdb replace 6a:1c:5e:f1:02:04 dev flannel.1 dst 192.168.10.12 self permanent' } }
