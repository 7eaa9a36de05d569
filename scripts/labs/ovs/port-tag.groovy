/**
 * The port of web-0 in br-int has a VLAN tag that no other port has: the pod is alone in its VLAN.
 *
 * @name   port-tag
 * @class  unreachable
 * @code   bridge-port-missing
 * @param  tag Integer = 42  the VLAN, 1 to 4094
 */
import io.podwire.scripts.lab.dress.PodDress

def port = new PodDress('shop/web-0').sandbox().take(15)
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.128.1.11'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:128:1::11'
symptom from: 'worker-1', run: "ovs-vsctl get port $port tag", shows: /^\[\]/
breaks { on('worker-1') { run "ovs-vsctl --timeout=10 set port $port tag=$tag" } }
mends { on('worker-1') { run "ovs-vsctl --timeout=10 clear port $port tag" } }
