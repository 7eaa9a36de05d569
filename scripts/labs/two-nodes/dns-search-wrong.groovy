/**
 * A pod's search list is of another namespace and another cluster domain. Full names are found; the short names of Services are not.
 *
 * @name   dns-search-wrong
 * @class  dns
 * @code   dns-config-wrong
 */
symptom from: 'shop/cart-0', run: 'dig +search +short +time=1 +tries=1 web', shows: /10\.96\.0\.80/

breaks { on('shop/cart-0') { write '/etc/resolv.conf', 'search default.svc.cluster.lan svc.cluster.lan cluster.lan\nnameserver 10.96.0.10\noptions ndots:5\n' } }
mends { on('shop/cart-0') { write '/etc/resolv.conf', 'search shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n' } }
