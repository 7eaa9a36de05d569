/**
 * The wire between the nodes carries less than the nodes believe. Their frames of 1500 bytes vanish in a switch, and nobody is told; small
 * packets pass. So connections open, and hang at the first big answer.
 *
 * @name   wire-mtu
 * @class  big-packets
 * @code   mtu-black-hole
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 -s 1422 10.244.2.11'
symptom from: 'shop/cart-0', run: 'printf "GET /bytes/20000 HTTP/1.0\r\n\r\n" | nc -w1 10.244.2.11 8080 | wc -c', shows: /^20\d\d\d/
breaks { on('lab') { run 'ip link set worker-2.eth0 mtu 1400' } }
mends { on('lab') { run 'ip link set worker-2.eth0 mtu 1500' } }
