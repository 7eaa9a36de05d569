/**
 * The node does not forward IPv4. Its own connections work, and so do pods among each other on the same bridge; nothing passes through it.
 *
 * @name   forwarding-off
 * @class  unreachable
 * @code   ip-forward-off
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-1', run: 'cat /proc/sys/net/ipv4/ip_forward', shows: /1/
breaks { on('worker-1') { sysctl 'net.ipv4.ip_forward', 0 } }
mends { on('worker-1') { sysctl 'net.ipv4.ip_forward', 1 } }
