/**
 * A pod's cable is no port of the bridge. Both its ends are up, so the pod looks well from inside; its frames end at the node's end of the cable.
 *
 * @name   bridge-port-missing
 * @class  cni
 * @code   bridge-port-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.1.11'
symptom from: 'worker-1', run: 'bridge link show dev vethweb0', shows: /master cni0/
breaks { on('worker-1') { run 'ip link set vethweb0 nomaster' } }
mends {
    on('worker-1') {
        run 'ip link set vethweb0 master cni0'
        run 'bridge link set dev vethweb0 hairpin on'
    }
}
