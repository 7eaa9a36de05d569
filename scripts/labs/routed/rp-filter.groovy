/**
 * Lets what goes to worker-2's pods come in by the storage network, and answers go by the other: worker-2 checks strictly that a packet's source
 * is reached over the link it came in by, and drops it. Only IPv4 has such a setting.
 *
 * @name   rp-filter
 * @class  unreachable
 * @code   rp-filter-drop
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.10'
breaks {
    on('worker-1') { run 'ip route replace 10.244.2.0/26 via 192.168.20.12 dev eth1 proto bird' }
    on('worker-2') { sysctl 'net.ipv4.conf.eth1.rp_filter', 1 }
}
mends {
    on('worker-1') { run 'ip route replace 10.244.2.0/26 via 192.168.10.12 dev eth0 proto bird' }
    on('worker-2') { sysctl 'net.ipv4.conf.eth1.rp_filter', 0 }
}
