/**
 * A pod's search list is long, and ndots makes every name outside of the cluster go through all of it first: one look-up is nine questions.
 *
 * @name   dns-search-storm
 * @class  dns
 * @code   dns-search-storm
 */
symptom from: 'shop/cart-0', run: 'dig +search +showsearch +time=1 +tries=1 www.example.com | grep -c "^;; Got answer"', shows: /^[1-4]$/

breaks { on('shop/cart-0') { write '/etc/resolv.conf', 'search shop.svc.cluster.local svc.cluster.local cluster.local dc1.example.net dc2.example.net lab.example.net corp.example.net example.net\nnameserver 10.96.0.10\noptions ndots:5\n' } }
mends { on('shop/cart-0') { write '/etc/resolv.conf', 'search shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n' } }
