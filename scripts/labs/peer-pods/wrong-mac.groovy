/**
 * Gives the link of cart-0's machine a MAC of its own. The worker, and OVN, know the pod by the MAC that its cable has: frames with that one
 * reach the machine, whose stack takes them for somebody else's and throws them away. Requests arrive there, and no answer leaves.
 *
 * @name   wrong-mac
 * @class  unreachable
 * @code   neighbor-mac-mismatch
 * @param  mac MacAddress = 7e:e5:f7:e6:f5:1a  of the machine's link
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
// a VXLAN link takes a new MAC while it is up, so that no address or route is lost
breaks { on('pod-vm-1') { run "ip -n podns link set vxlan0 address $mac" } }
mends { on('pod-vm-1') { run 'ip -n podns link set vxlan0 address 0a:58:0a:84:02:2e' } }
