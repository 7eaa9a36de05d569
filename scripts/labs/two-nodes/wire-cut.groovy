/**
 * A node's wire is cut: the nodes do not reach each other, and the pods of one node not those of the other. Pods of the same node do.
 *
 * @name   wire-cut
 * @class  unreachable
 * @code   underlay-unreachable
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 192.168.10.12'
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.244.2.11'
symptom from: 'worker-2', run: 'ip link show dev eth0', shows: /LOWER_UP/
breaks { on('lab') { run 'ip link set worker-2.eth0 down' } }
mends { on('lab') { run 'ip link set worker-2.eth0 up' } }
