/**
 * The strict reverse path filter drops what comes through the tunnel. The other node's pods were given a direct route on this node only, so
 * their packets arrive by a link that does not lead back to them.
 *
 * @name   rp-filter
 * @class  unreachable
 * @code   rp-filter-drop
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-2', run: 'ip route get 10.244.2.11 from 10.244.1.10 iif flannel.1'
breaks {
    on('worker-2') {
        run 'ip route replace 10.244.1.0/24 via 192.168.10.11 dev eth0'
        sysctl 'net.ipv4.conf.all.rp_filter', 1
    }
}
mends {
    on('worker-2') {
        sysctl 'net.ipv4.conf.all.rp_filter', 0
        run 'ip route replace 10.244.1.0/24 via 10.244.1.0 dev flannel.1 onlink'
    }
}
