/**
 * The DNS server answers late, each question after 700 ms. Names are found; what looks several up, as a search list makes it do, takes seconds.
 *
 * @name   dns-slow
 * @class  dns
 * @code   dns-slow
 */
symptom from: 'shop/cart-0', run: 'dig +tries=1 +time=3 web.shop.svc.cluster.local', shows: /Query time: \d{1,2} msec/
breaks {
    on('kube-system/coredns') {
        stop 'serve'
        resume delay: 700
    }
}
mends {
    on('kube-system/coredns') {
        stop 'serve'
        resume()
    }
}
