/**
 * A Service leads to a port of its pod where nobody listens (its targetPort is wrong). The pod refuses what comes by the cluster address, and takes
 * what comes to the right port.
 *
 * @name   service-target-port
 * @class  port
 * @code   service-target-port-wrong
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.96.0.54 5432'
symptom from: 'worker-1', run: 'iptables-save -t nat', shows: /to-destination 10\.244\.2\.12:5432/

def lead = { to -> "iptables -w -t nat -R KUBE-SEP-HPFXZVWGVASGIJAH 2 -p tcp -m comment --comment \"shop/db:sql\" -m tcp -j DNAT --to-destination $to" }
breaks { on('worker-1') { run lead('10.244.2.12:5433') } }
mends { on('worker-1') { run lead('10.244.2.12:5432') } }
