/**
 * A pod has no local port left for one more connection to the same server: it has a narrow range, and a client in it keeps every
 * connection it once opened.
 *
 * @name   ephemeral-ports
 * @class  port
 * @code   ephemeral-ports-exhausted
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.244.2.12 5432'
symptom from: 'shop/cart-0', run: 'nc -zvw1 10.244.2.12 5432 2>&1', shows: /succeeded/
breaks {
    on('shop/cart-0') {
        sysctl 'net.ipv4.ip_local_port_range', '40000 40003'
        start 'clients', ['bash', '-c', 'for i in 3 4 5 6; do eval "exec $i<>/dev/tcp/10.244.2.12/5432"; done; exec sleep infinity'],
            ready: 'ss -Htn state established dst 10.244.2.12:5432 | grep -c . | grep -qx 4'
    }
}
mends {
    on('shop/cart-0') {
        stop 'clients'
        sysctl 'net.ipv4.ip_local_port_range', '32768 60999'
    }
}
