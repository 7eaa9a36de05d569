/**
 * Drops what comes for cart-0's port, in the chain that Felix keeps for its link, as a NetworkPolicy without that port does. Ping works.
 *
 * @name   policy-drop
 * @class  port
 * @code   filter-drop
 * @param  port Integer = 8080  that is dropped
 */
symptom from: 'shop/db-0', run: "timeout 1 bash -c 'exec 3<>/dev/tcp/10.244.1.10/8080'"
symptom from: 'shop/db-0', run: "timeout 1 bash -c 'exec 3<>/dev/tcp/fd00:244:1::10/8080'"
breaks { on('worker-1') {
    run """
        iptables -w -I cali-tw-cali7d5e0c1fa21 -p tcp --dport $port -j DROP
        ip6tables -w -I cali-tw-cali7d5e0c1fa21 -p tcp --dport $port -j DROP
    """
} }
mends { on('worker-1') {
    run """
        iptables -w -D cali-tw-cali7d5e0c1fa21 -p tcp --dport $port -j DROP
        ip6tables -w -D cali-tw-cali7d5e0c1fa21 -p tcp --dport $port -j DROP
    """
} }
