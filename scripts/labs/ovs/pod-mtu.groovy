/**
 * cart-0 believes that it can send 1500 bytes, and its cable and the tunnel take 1400: its big packets vanish, small ones pass.
 *
 * @name   pod-mtu
 * @class  big-packets
 * @code   mtu-mismatch
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 -M dont -s 1460 10.128.2.10'
symptom from: 'shop/cart-0', run: 'ip link show dev eth0', shows: /mtu 1400/
breaks { on('shop/cart-0') { run 'ip link set eth0 mtu 1500' } }
mends { on('shop/cart-0') { run 'ip link set eth0 mtu 1400' } }
