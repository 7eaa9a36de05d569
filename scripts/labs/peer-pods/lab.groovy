/**
 * Pods that run in virtual machines of their own, on OVN-Kubernetes (Kata peer pods). On the worker such a pod has a network namespace
 * with a cable to OVN's switch and a VXLAN link to its machine, and tc redirects join the two. In the machine a second VXLAN link, in
 * a namespace of its own, has the pod's address and MAC. Both tunnels' sockets are in the root network of their node.
 *
 * OVN's part is played by plain links that have its names: br-int is a bridge of the kernel with static MAC entries as OVN would have
 * them, ovn-k8s-mp0 a cable into it, and what OVN answers to ARP and neighbor solicitations stands as permanent neighbors. So it needs
 * no Open vSwitch; the lab ovs has one.
 *
 * @name   peer-pods
 * @needs  ip, bridge, tc, iptables
 */
wire 'fabric', mtu: 1500

// what differs between the two pods, the one of the case and one to compare it with
def peers = [
    [pod: 'shop/cart-0', netns: 'cni-cart', port: '8b7266486ea2861', index: 4256, host: '2e', v4: '10.132.2.46', vni: 555005,
        machine: 'pod-vm-1', underlay: '192.168.10.201', underlay6: 'fd00:10::201', nic: '02:00:00:00:0a:c9'],
    [pod: 'shop/web-0', netns: 'cni-web', port: '5f0c3d91a7be442', index: 4258, host: '2f', v4: '10.132.2.47', vni: 555006,
        machine: 'pod-vm-2', underlay: '192.168.10.202', underlay6: 'fd00:10::202', nic: '02:00:00:00:0a:ca'],
]
def mac = { peer -> "0a:58:0a:84:02:$peer.host" }
def v6 = { peer -> "fd00:10:132:2::$peer.host" }

node('worker-1') {
    sysctl 'net.ipv4.ip_forward', 1
    sysctl 'net.ipv6.conf.all.forwarding', 1
    // each address is answered for by its own link alone, though all are the node's
    sysctl 'net.ipv4.conf.all.arp_ignore', 1
    nic 'eth0', wire: 'fabric', mac: '02:00:00:00:0a:a3', addresses: ['192.168.10.163/24', 'fd00:10::163/64']
    write '/etc/cni/net.d/10-ovn-kubernetes.conf',
        '{"cniVersion": "1.1.0", "name": "ovn-kubernetes", "type": "ovn-k8s-cni-overlay", "ipam": {}, "dns": {}}\n'
    run '''
        ip link add br-int address 0a:58:0a:84:02:01 mtu 1400 type bridge
        ip link set br-int addrgenmode none
        ip link set br-int up
        ip addr add 10.132.2.1/32 dev br-int
        ip addr add fd00:10:132:2::1/128 dev br-int nodad
        ip link add ovn-k8s-mp0 address 0a:58:0a:84:02:02 mtu 1400 type veth peer name k8s-worker-1 address 0a:58:00:00:00:02 mtu 1400
        ip link set k8s-worker-1 addrgenmode none
        ip link set k8s-worker-1 master br-int up
        ip link set ovn-k8s-mp0 addrgenmode none
        ip link set ovn-k8s-mp0 up
        ip addr add 10.132.2.2/23 dev ovn-k8s-mp0
        ip addr add fd00:10:132:2::2/64 dev ovn-k8s-mp0 nodad
    '''
    peers.each { peer ->
        pod(peer.pod, netns: peer.netns) {}
        run """
            ip link add $peer.port index $peer.index address 0a:58:00:00:02:$peer.host mtu 1400 type veth peer name eth0 index 2 address ${mac(peer)} mtu 1400 netns $peer.netns
            ip link set $peer.port addrgenmode none
            ip link set $peer.port master br-int up
            bridge fdb replace ${mac(peer)} dev $peer.port master static
            ip neigh replace $peer.v4 lladdr ${mac(peer)} dev ovn-k8s-mp0 nud permanent
            ip neigh replace ${v6(peer)} lladdr ${mac(peer)} dev ovn-k8s-mp0 nud permanent
            ip link add vxlan1 index ${peer.index + 1} address 0a:58:00:00:01:$peer.host mtu 1400 type vxlan id $peer.vni local 192.168.10.163 remote $peer.underlay dstport 4789 nolearning
            ip link set vxlan1 netns $peer.netns
        """
        on(peer.pod) {
            run """
                ip link set eth0 addrgenmode none
                ip link set eth0 up
                ip addr add $peer.v4/23 dev eth0
                ip addr add ${v6(peer)}/64 dev eth0 nodad
                ip route add default via 10.132.2.1
                ip -6 route add default via fd00:10:132:2::1
                ip link set vxlan1 addrgenmode none
                ip link set vxlan1 up
                tc qdisc add dev eth0 ingress
                tc filter add dev eth0 ingress protocol all u32 match u8 0 0 action mirred egress redirect dev vxlan1 index 1
                tc qdisc add dev vxlan1 ingress
                tc filter add dev vxlan1 ingress protocol all u32 match u8 0 0 action mirred egress redirect dev eth0 index 2
            """
        }
    }
}

peers.each { peer ->
    node(peer.machine) {
        nic 'eth0', wire: 'fabric', mac: peer.nic, addresses: ["$peer.underlay/24", "$peer.underlay6/64"]
        netns('podns') {
            serve tcp: [8080], udp: [5353]
        }
        // the machine's own firewall
        run 'iptables -w -A INPUT -p udp --dport 4789 -j ACCEPT'
        run """
            ip link add vxlan0 index 4 address ${mac(peer)} mtu 1400 type vxlan id $peer.vni local $peer.underlay remote 192.168.10.163 dstport 4789 nolearning
            ip link set vxlan0 netns podns
            ip -n podns link set vxlan0 addrgenmode none
            ip -n podns link set vxlan0 up
            ip -n podns addr add $peer.v4/23 dev vxlan0
            ip -n podns addr add ${v6(peer)}/64 dev vxlan0 nodad
            ip -n podns route add default via 10.132.2.1
            ip -n podns -6 route add default via fd00:10:132:2::1
        """
    }
}
