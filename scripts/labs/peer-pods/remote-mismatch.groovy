/**
 * Lets cart-0's machine send its answers to a node that the pod does not live on, as after a move. Requests arrive, and the answers go to
 * an address where nobody ends the tunnel.
 *
 * @name   remote-mismatch
 * @class  unreachable
 * @code   tunnel-remote-mismatch
 * @param  remote IpAddress = 192.168.10.202  where the machine sends
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 fd00:10:132:2::2e'
breaks { on('pod-vm-1') { run "ip -n podns link set vxlan0 type vxlan remote $remote" } }
mends { on('pod-vm-1') { run 'ip -n podns link set vxlan0 type vxlan remote 192.168.10.163' } }
