/**
 * A pod's cable is down on the node's side.
 *
 * @name link-down
 * @class unreachable
 * @code link-down
 */
symptom from: 'worker-1', run: 'ip -br link show dev vethcart0', shows: /UP/
symptom from: 'shop/cart-0', run: 'ip link show dev eth0 | grep -q LOWER_UP'

breaks { on('worker-1') { run 'ip link set vethcart0 down' } }
mends  { on('worker-1') { run 'ip link set vethcart0 up' } }
