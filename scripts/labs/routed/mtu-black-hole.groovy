/**
 * Gives worker-2's card a smaller MTU than its network has. Frames that others send in the network's size are dropped where they come in, and nobody is told.
 *
 * @name   mtu-black-hole
 * @class  big-packets
 * @code   mtu-black-hole
 * @param  mtu Integer = 1400  of the card
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 -s1440 10.244.2.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 -s1440 fd00:244:2::10'
breaks { on('worker-2') { run "ip link set eth0 mtu $mtu" } }
mends { on('worker-2') { run 'ip link set eth0 mtu 1500' } }
