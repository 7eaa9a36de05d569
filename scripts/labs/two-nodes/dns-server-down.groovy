/**
 * The cluster's DNS server has ended. The address of its Service leads to a pod where nobody listens.
 *
 * @name   dns-server-down
 * @class  dns
 * @code   dns-server-unreachable
 */
symptom from: 'shop/cart-0', run: 'dig +time=1 +tries=1 web.shop.svc.cluster.local', shows: /status: NOERROR/
symptom from: 'kube-system/coredns', run: 'ss -Hlun sport = :53', shows: /:53/
breaks { on('kube-system/coredns') { stop 'serve' } }
mends { on('kube-system/coredns') { resume() } }
