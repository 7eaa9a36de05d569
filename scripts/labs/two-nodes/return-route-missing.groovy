/**
 * The other node has no route back. Requests arrive at the pod there, and its answers go to the default gateway.
 *
 * @name   return-route-missing
 * @class  unreachable
 * @code   return-route-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-2', run: 'ip route get 10.244.1.10', shows: /dev flannel\.1/
breaks { on('worker-2') { run 'ip route del 10.244.1.0/24' } }
mends { on('worker-2') { run 'ip route add 10.244.1.0/24 via 10.244.1.0 dev flannel.1 onlink' } }
