/**
 * The tunnel carries less than the pods' links, which the node would tell by ICMP; its firewall keeps the message back. Without it a pod
 * never learns to send less, and its big packets vanish.
 *
 * @name   icmp-blocked
 * @class  big-packets
 * @code   mtu-icmp-blocked
 */
symptom from: 'shop/cart-0', run: 'ping -nqc2 -i0.2 -W1 -s 1422 10.244.2.11'
symptom from: 'worker-1', run: '! iptables-save -t filter | grep -q -- "-A OUTPUT .*icmp"'
breaks {
    on('worker-1') {
        run 'ip link set flannel.1 mtu 1400'
        run 'iptables -w -I OUTPUT 1 -p icmp -m icmp --icmp-type fragmentation-needed -j DROP'
    }
}
mends {
    on('worker-1') {
        run 'iptables -w -D OUTPUT -p icmp -m icmp --icmp-type fragmentation-needed -j DROP'
        run 'ip link set flannel.1 mtu 1450'
    }
}
