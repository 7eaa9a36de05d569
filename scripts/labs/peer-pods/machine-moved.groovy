/**
 * Gives cart-0's machine another address of the nodes' network, as after a restart with a new lease. The worker's tunnel still leads to the
 * old one, where nobody answers.
 *
 * @name   machine-moved
 * @class  unreachable
 * @code   underlay-unreachable
 * @param  address IpAddress = 192.168.10.211  that the machine has now
 */
symptom from: 'worker-1', run: 'ping -nqc1 -W1 10.132.2.46'
symptom from: 'worker-1', run: 'ping -nqc1 -W1 192.168.10.201'
breaks { on('pod-vm-1') {
    run """
        ip addr del 192.168.10.201/24 dev eth0
        ip addr add $address/24 dev eth0
    """
} }
mends { on('pod-vm-1') {
    run """
        ip addr del $address/24 dev eth0
        ip addr add 192.168.10.201/24 dev eth0
    """
} }
