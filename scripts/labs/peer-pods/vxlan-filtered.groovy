/**
 * Drops the tunnel's packets at cart-0's machine, as a cloud's security group or the machine's own firewall would.
 *
 * @name   vxlan-filtered
 * @class  unreachable
 * @code   filter-drop
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
breaks { on('pod-vm-1') { run 'iptables -w -I INPUT -p udp --dport 4789 -j DROP' } }
mends { on('pod-vm-1') { run 'iptables -w -D INPUT -p udp --dport 4789 -j DROP' } }
