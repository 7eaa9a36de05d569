/**
 * Removes one of the two tc redirects of cart-0. Without the one back, requests arrive at the machine and its answers end in the pod's
 * namespace on the worker; without the one forth, requests never leave it.
 *
 * @name   redirect-missing
 * @class  unreachable
 * @code   tc-redirect-missing
 * @param  way back|forth = back  which one
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
def (from, to, index) = way == 'back' ? ['vxlan1', 'eth0', 2] : ['eth0', 'vxlan1', 1]
breaks { on('shop/cart-0') { run "tc filter del dev $from ingress" } }
mends { on('shop/cart-0') {
    run "tc filter add dev $from ingress protocol all u32 match u8 0 0 action mirred egress redirect dev $to index $index"
} }
