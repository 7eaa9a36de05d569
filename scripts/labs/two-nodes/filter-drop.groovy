/**
 * A rule of the node's firewall drops what is forwarded to a pod, before kube-proxy's and flannel's rules are asked.
 *
 * @name   filter-drop
 * @class  unreachable
 * @code   filter-drop
 */
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'shop/cart-0', run: 'nc -zw1 10.244.2.11 8080'
breaks { on('worker-2') { run 'iptables -w -I FORWARD 1 -d 10.244.2.11/32 -m comment --comment "quarantine" -j DROP' } }
mends { on('worker-2') { run 'iptables -w -D FORWARD -d 10.244.2.11/32 -m comment --comment "quarantine" -j DROP' } }
