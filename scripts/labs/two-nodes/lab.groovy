/**
 * Two workers on one wire, a pod each.
 *
 * @name two-nodes
 */
wire 'fabric', mtu: 1500

node('worker-1') {
    nic 'eth0', wire: 'fabric', mac: '02:00:00:00:00:0b', addresses: ['192.168.10.11/24', 'fd00:10::11/64']
    sysctl 'net.ipv4.ip_forward', 1
    pod('shop/cart-0', netns: 'cni-cart') {
        cable 'vethcart0', mac: '0a:58:0a:f4:01:0a', hostMac: '0a:00:00:00:01:0a', mtu: 1450
        run '''
            ip addr add 10.244.1.10/24 dev eth0
        '''
        serve tcp: [8080]
    }
}

node('worker-2') {
    nic 'eth0', wire: 'fabric', mac: '02:00:00:00:00:0c', addresses: ['192.168.10.12/24', 'fd00:10::12/64']
    sysctl 'net.ipv4.ip_forward', 1
}
