/**
 * A rule of the node's firewall rejects one port of a pod. Ping works; the port is refused at once with an ICMP error, which looks as
 * if nobody listened.
 *
 * @name   filter-reject
 * @class  port
 * @code   filter-reject
 */
symptom from: 'shop/cart-0', run: 'nc -zw1 10.244.2.12 5432'
symptom from: 'shop/cart-0', run: 'nc -zw1 10.96.0.54 5432'
breaks { on('worker-2') { run 'iptables -w -I FORWARD 1 -d 10.244.2.12/32 -p tcp -m tcp --dport 5432 -j REJECT --reject-with icmp-host-prohibited' } }
mends { on('worker-2') { run 'iptables -w -D FORWARD -d 10.244.2.12/32 -p tcp -m tcp --dport 5432 -j REJECT --reject-with icmp-host-prohibited' } }
