/**
 * A blackhole route for a part of the other node's pods, as an address manager leaves for a block it once owned. It is longer than
 * flannel's route, so it wins; the rest of that node's pods is well.
 *
 * @name   route-blackhole
 * @class  unreachable
 * @code   route-blackhole
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-1', run: 'ip route get 10.244.2.11', shows: /dev flannel\.1/
breaks { on('worker-1') { run 'ip route add blackhole 10.244.2.8/29' } }
mends { on('worker-1') { run 'ip route del blackhole 10.244.2.8/29' } }
