/**
 * A node has no route to the other node's pods. It sends their packets to its default gateway, which knows nothing of pods.
 *
 * @name   route-missing
 * @class  unreachable
 * @code   route-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-1', run: 'ip route get 10.244.2.11', shows: /dev flannel\.1/
breaks { on('worker-1') { run 'ip route del 10.244.2.0/24' } }
mends { on('worker-1') { run 'ip route add 10.244.2.0/24 via 10.244.2.0 dev flannel.1 onlink' } }
