/**
 * Lets worker-1 forward nothing. The node itself reaches its pods, and they it; between pods nothing goes.
 *
 * @name   forwarding-off
 * @class  unreachable
 * @code   ip-forward-off
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.1.11'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:1::11'
breaks { on('worker-1') {
    sysctl 'net.ipv4.ip_forward', 0
    sysctl 'net.ipv6.conf.all.forwarding', 0
} }
mends { on('worker-1') {
    sysctl 'net.ipv4.ip_forward', 1
    sysctl 'net.ipv6.conf.all.forwarding', 1
} }
