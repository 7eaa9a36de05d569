/**
 * A pod's server hangs and accepts no more. Connections wait in its accept queue until that is full; from then on they are not answered, though
 * the port is open.
 *
 * @name   backlog-full
 * @class  port
 * @code   listen-backlog-full
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.244.2.12 5432'
symptom from: 'shop/db-0', run: 'ss -Hltn sport = :5432', shows: /^LISTEN +0 /
breaks {
    on('shop/db-0') {
        stop 'serve'
        serve tcp: [5432], backlog: 4, hold: true
    }
    // one more than the backlog: the kernel refuses only when the queue is longer than it
    on('shop/cart-0') {
        start 'clients', ['bash', '-c', 'for i in 3 4 5 6 7; do eval "exec $i<>/dev/tcp/10.244.2.12/5432"; done; exec sleep infinity'],
            ready: 'ss -Htn state established dst 10.244.2.12:5432 | grep -c . | grep -qx 5'
    }
}
mends {
    on('shop/cart-0') { stop 'clients' }
    on('shop/db-0') {
        stop 'serve'
        serve tcp: [5432]
    }
}
