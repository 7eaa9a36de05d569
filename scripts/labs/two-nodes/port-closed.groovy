/**
 * A pod's server has ended. The pod answers to ping and refuses connections.
 *
 * @name   port-closed
 * @class  port
 * @code   port-closed
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.244.2.12 5432'
symptom from: 'shop/db-0', run: 'ss -Hltn sport = :5432', shows: /LISTEN/
breaks { on('shop/db-0') { stop 'serve' } }
mends { on('shop/db-0') { resume() } }
