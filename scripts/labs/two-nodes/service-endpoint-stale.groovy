/**
 * A Service leads to a pod that is gone: kube-proxy has missed that the endpoint changed. Connections to the cluster address are not answered.
 *
 * @name   service-endpoint-stale
 * @class  cni
 * @code   service-endpoint-stale
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.96.0.54 5432'
symptom from: 'worker-1', run: 'iptables-save -t nat', shows: /to-destination 10\.244\.2\.12:5432/

def lead = { to -> "iptables -w -t nat -R KUBE-SEP-HPFXZVWGVASGIJAH 2 -p tcp -m comment --comment \"shop/db:sql\" -m tcp -j DNAT --to-destination $to" }
breaks { on('worker-1') { run lead('10.244.2.99:5432') } }
mends { on('worker-1') { run lead('10.244.2.12:5432') } }
