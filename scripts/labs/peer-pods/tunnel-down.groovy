/**
 * Sets the worker's end of cart-0's tunnel down. What is redirected there is dropped.
 *
 * @name   tunnel-down
 * @class  unreachable
 * @code   link-down
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
symptom from: 'shop/cart-0', run: 'ip link show dev vxlan1', shows: /UP,LOWER_UP/
breaks { on('shop/cart-0') { run 'ip link set vxlan1 down' } }
mends { on('shop/cart-0') { run 'ip link set vxlan1 up' } }
