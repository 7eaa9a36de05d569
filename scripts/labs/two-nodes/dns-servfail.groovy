/**
 * The DNS server answers every question with SERVFAIL, as where its own upstream or the API server is away. It is reachable, and names are not found.
 *
 * @name   dns-servfail
 * @class  dns
 * @code   dns-server-failing
 */
symptom from: 'shop/cart-0', run: 'dig +time=1 +tries=1 web.shop.svc.cluster.local', shows: /status: NOERROR/
breaks {
    on('kube-system/coredns') {
        stop 'serve'
        resume answers: 'servfail'
    }
}
mends {
    on('kube-system/coredns') {
        stop 'serve'
        resume()
    }
}
