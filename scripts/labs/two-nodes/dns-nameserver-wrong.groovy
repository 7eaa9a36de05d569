/**
 * A pod asks a name server that does not exist: its resolv.conf names another address than that of the cluster's DNS Service.
 *
 * @name   dns-nameserver-wrong
 * @class  dns
 * @code   dns-config-wrong
 */
symptom from: 'shop/cart-0', run: 'dig +time=1 +tries=1 web.shop.svc.cluster.local', shows: /status: NOERROR/

breaks { on('shop/cart-0') { write '/etc/resolv.conf', 'search shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.53\noptions ndots:5\n' } }
mends { on('shop/cart-0') { write '/etc/resolv.conf', 'search shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n' } }
