/**
 * A routing rule sends what comes from this node's pods to another table, where the gateway is the only way. The main table, which one
 * looks at first, is right.
 *
 * @name   policy-route
 * @class  unreachable
 * @code   policy-route-diverts
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-1', run: 'ip route get 10.244.2.11 from 10.244.1.10 iif cni0', shows: /dev flannel\.1/
breaks {
    on('worker-1') {
        run 'ip route add default via 192.168.10.1 dev eth0 table 100'
        run 'ip rule add from 10.244.1.0/24 to 10.244.2.0/24 priority 500 lookup 100'
    }
}
mends {
    on('worker-1') {
        run 'ip rule del priority 500'
        run 'ip route del default table 100'
    }
}
