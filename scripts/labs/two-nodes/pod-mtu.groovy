/**
 * A pod's link believes in bigger packets than the node's end of the same cable takes. What the pod sends in one piece of 1500 bytes is
 * thrown away at the other end.
 *
 * @name   pod-mtu
 * @class  big-packets
 * @code   mtu-mismatch
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 -M dont -s 1472 10.244.1.11'
symptom from: 'shop/cart-0', run: 'ip link show dev eth0', shows: /mtu 1450 /
breaks { on('shop/cart-0') { run 'ip link set eth0 mtu 1500' } }
mends { on('shop/cart-0') { run 'ip link set eth0 mtu 1450' } }
