/**
 * Gives the link of cart-0's machine a greater MTU than the rest of the way has. The machine sends packets of 1500 bytes, which the pod's cable on
 * the worker drops without a word: small pings work, big ones and whole screens of text do not.
 *
 * @name   mtu-mismatch
 * @class  big-packets
 * @code   mtu-mismatch
 * @param  mtu Integer = 1500  of the machine's link
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 -s1440 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 -s1440 fd00:10:132:2::2e'
breaks { on('pod-vm-1') { run "ip -n podns link set vxlan0 mtu $mtu" } }
mends { on('pod-vm-1') { run 'ip -n podns link set vxlan0 mtu 1400' } }
