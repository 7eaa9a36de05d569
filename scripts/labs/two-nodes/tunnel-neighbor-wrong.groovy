/**
 * The node's neighbor entry for the other node's tunnel has a wrong MAC, as after a tunnel was made anew over there and this node missed the
 * news. The packets are sent to the right node, which throws them away, since they are for another MAC.
 *
 * @name   tunnel-neighbor-wrong
 * @class  unreachable
 * @code   tunnel-peer-mac-wrong
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-1', run: 'ip neigh show to 10.244.2.0 dev flannel.1', shows: /6a:1c:5e:f1:02:04/
breaks {
    on('worker-1') {
        run 'ip neigh replace 10.244.2.0 lladdr 6a:1c:5e:f1:99:04 dev flannel.1 nud permanent'
        run 'bridge fdb del 6a:1c:5e:f1:02:04 dev flannel.1 dst 192.168.10.12 self'
        run 'bridge fdb add 6a:1c:5e:f1:99:04 dev flannel.1 dst 192.168.10.12 self permanent'
    }
}
mends {
    on('worker-1') {
        run 'bridge fdb del 6a:1c:5e:f1:99:04 dev flannel.1 dst 192.168.10.12 self'
        run 'bridge fdb add 6a:1c:5e:f1:02:04 dev flannel.1 dst 192.168.10.12 self permanent'
        run 'ip neigh replace 10.244.2.0 lladdr 6a:1c:5e:f1:02:04 dev flannel.1 nud permanent'
    }
}
