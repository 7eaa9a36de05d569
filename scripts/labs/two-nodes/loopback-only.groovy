/**
 * A pod's server listens on 127.0.0.1 only. In the pod itself all is well; everybody else is refused.
 *
 * @name   loopback-only
 * @class  port
 * @code   port-loopback-only
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.244.2.12 5432'
symptom from: 'shop/db-0', run: 'ss -Hltn sport = :5432', shows: /(\*|\[::\]|0\.0\.0\.0):5432/
breaks {
    on('shop/db-0') {
        stop 'serve'
        serve tcp: [5432], on: '127.0.0.1'
    }
}
mends {
    on('shop/db-0') {
        stop 'serve'
        serve tcp: [5432]
    }
}
