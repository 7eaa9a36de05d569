/**
 * A pod has lost its IPv4 address. The cable and the bridge are well, and nobody answers for the address.
 *
 * @name   address-missing
 * @class  cni
 * @code   address-missing
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.12'
symptom from: 'shop/db-0', run: 'ip -4 addr show dev eth0', shows: /10\.244\.2\.12/
breaks { on('shop/db-0') { run 'ip addr del 10.244.2.12/24 dev eth0' } }
mends {
    on('shop/db-0') {
        run 'ip addr add 10.244.2.12/24 brd + dev eth0'
        run 'ip route replace default via 10.244.2.1'
    }
}
