/**
 * The node does not forward IPv6, as where only net.ipv4.ip_forward was set. IPv4 works.
 *
 * @name   forwarding-off-ipv6
 * @class  unreachable
 * @code   ip-forward-off
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:2::11'
symptom from: 'worker-1', run: 'cat /proc/sys/net/ipv6/conf/all/forwarding', shows: /1/
breaks { on('worker-1') { sysctl 'net.ipv6.conf.all.forwarding', 0 } }
mends { on('worker-1') { sysctl 'net.ipv6.conf.all.forwarding', 1 } }
