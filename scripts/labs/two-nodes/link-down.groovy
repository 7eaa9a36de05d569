/**
 * The node's end of a pod's cable is down. The pod keeps its addresses and routes, and nothing leaves it or reaches it.
 *
 * @name   link-down
 * @class  unreachable
 * @code   link-down
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:244:1::10'
symptom from: 'shop/cart-0', run: 'ip link show dev eth0', shows: /LOWER_UP/
breaks { on('worker-1') { run 'ip link set vethcart0 down' } }
mends { on('worker-1') { run 'ip link set vethcart0 up' } }
