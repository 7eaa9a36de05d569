/**
 * Lets the first node forward nothing, as hardening scripts like to set it. The node itself reaches its pods; between pods nothing goes.
 *
 * @name   forwarding-off
 * @class  unreachable
 * @code   ip-forward-off
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.0.11'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:1::10'
breaks { on('aks-vmss000000') {
    sysctl 'net.ipv4.ip_forward', 0
    sysctl 'net.ipv6.conf.all.forwarding', 0
} }
mends { on('aks-vmss000000') {
    sysctl 'net.ipv4.ip_forward', 1
    sysctl 'net.ipv6.conf.all.forwarding', 1
} }
