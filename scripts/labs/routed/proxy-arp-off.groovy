/**
 * Lets the node answer no more for 169.254.1.1 on cart-0's link. The pod finds no MAC for its gateway and sends nothing at all; in
 * IPv6 the gateway is an address that the node has, so that still works.
 *
 * @name   proxy-arp-off
 * @class  unreachable
 * @code   neighbor-failed
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.1.11'
// what was learned before goes on working for a while, and what failed goes on failing
def forget = 'ip neigh flush to 169.254.1.1 dev eth0'
breaks {
    on('worker-1') { sysctl 'net.ipv4.conf.cali7d5e0c1fa21.proxy_arp', 0 }
    on('shop/cart-0') { run forget }
}
mends {
    on('worker-1') { sysctl 'net.ipv4.conf.cali7d5e0c1fa21.proxy_arp', 1 }
    on('shop/cart-0') { run forget }
}
