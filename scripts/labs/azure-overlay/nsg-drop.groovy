/**
 * Drops TCP between the nodes' pods in the virtual network, as a network security group on the subnet does. Nothing on either node shows it, and
 * ping works.
 *
 * @name   nsg-drop
 * @class  port
 * @code   filter-drop
 * @param  port Integer = 8080  that is dropped
 */
symptom from: 'shop/cart-0', run: "timeout 1 bash -c 'exec 3<>/dev/tcp/10.244.1.10/8080'"
breaks { on('vnet') { run "iptables -w -I FORWARD -d 10.244.1.0/24 -p tcp --dport $port -j DROP" } }
mends { on('vnet') { run "iptables -w -D FORWARD -d 10.244.1.0/24 -p tcp --dport $port -j DROP" } }
