/**
 * The DNS server takes every question and answers none. Its port is open, so a look at the listeners finds nothing.
 *
 * @name   dns-silent
 * @class  dns
 * @code   dns-server-unreachable
 */
symptom from: 'shop/cart-0', run: 'dig +time=1 +tries=1 web.shop.svc.cluster.local', shows: /status: NOERROR/
breaks {
    on('kube-system/coredns') {
        stop 'serve'
        resume answers: 'silent'
    }
}
mends {
    on('kube-system/coredns') {
        stop 'serve'
        resume()
    }
}
