/**
 * Two pods of a node have one address. Whoever was heard last gets the packets: here the wrong pod answers in the right one's place.
 *
 * @name   address-duplicate
 * @class  unreachable
 * @code   address-duplicate
 */
symptom from: 'shop/web-1', run: 'echo who | nc -w1 10.244.1.11 8080', shows: /web-0/
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.244.1.11 && ip neigh show to 10.244.1.11 dev cni0', shows: /0a:58:0a:f4:01:0b/
breaks {
    on('shop/cart-0') { run 'ip addr add 10.244.1.11/24 dev eth0' }
    // the pod asks for its gateway with that address; by this the node learns whose it is
    on('worker-1') { run 'ip neigh flush to 10.244.1.11 dev cni0' }
    on('shop/cart-0') {
        run 'ip neigh flush to 10.244.1.1 dev eth0'
        run 'ping -nqc1 -W1 -I 10.244.1.11 10.244.1.1'
    }
}
mends {
    on('shop/cart-0') { run 'ip addr del 10.244.1.11/24 dev eth0' }
    on('worker-1') { run 'ip neigh flush to 10.244.1.11 dev cni0' }
}
