/**
 * The cable of web-0 is no port of br-int any more, as after an ovs-vsctl del-port, or a database that was made anew.
 *
 * @name   port-missing
 * @class  unreachable
 * @code   bridge-port-missing
 */
import io.podwire.scripts.lab.dress.PodDress

def pod = new PodDress('shop/web-0')
def port = pod.sandbox().take(15)
symptom from: 'shop/cart-0', run: 'ping -nqc1 -W1 10.128.1.11'
symptom from: 'worker-1', run: "ovs-vsctl list-ports br-int", shows: port
breaks { on('worker-1') { run "ovs-vsctl --timeout=10 del-port br-int $port" } }
mends {
    on('worker-1') {
        run """ovs-vsctl --timeout=10 add-port br-int $port -- set interface $port ofport_request=11 external_ids:iface-id=shop_web-0 external_ids:attached_mac='"0a:58:0a:80:01:0b"' external_ids:ip_addresses=10.128.1.11 external_ids:sandbox=${pod.sandbox()} external_ids:iface-id-ver=${pod.uid()}"""
    }
}
