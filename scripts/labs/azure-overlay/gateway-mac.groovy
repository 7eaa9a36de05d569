/**
 * Gives cart-0's gateway the MAC that Azure's own routers have. The plug-in should have written down the MAC of the node's end of the cable; as
 * it is, the node takes the pod's frames for somebody else's and throws them away.
 *
 * @name   gateway-mac
 * @class  unreachable
 * @code   neighbor-mac-mismatch
 * @param  mac MacAddress = 12:34:56:78:9a:bc  of the gateway
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.1.10'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 fd00:244:1::10'
def gateway = { "ip neigh replace 169.254.1.1 lladdr $it dev eth0 nud permanent\nip neigh replace fe80::1234:5678:9abc lladdr $it dev eth0 nud permanent" }
breaks { on('shop/cart-0') { run gateway(mac) } }
mends { on('shop/cart-0') { run gateway('aa:aa:aa:aa:aa:aa') } }
