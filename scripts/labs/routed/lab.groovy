/**
 * Two nodes whose pods are routed, as Calico does it without an overlay. A pod has an address of 32 bits and a default route to
 * 169.254.1.1, which nobody has: the node answers for it by proxy ARP, with the MAC that all cali* links share. There is no bridge and
 * no tunnel; the node has a route for each pod, a blackhole for the rest of its block, and BGP's route to the other node's block.
 *
 * In IPv6 the default route leads to the link-local address of the node's own end. Each node has a second network, for storage.
 *
 * @name   routed
 * @needs  ip, iptables, ip6tables
 */
wire 'fabric', mtu: 1500
wire 'storage', mtu: 1500
on('lab') {
    sysctl 'net.ipv6.conf.fabric.disable_ipv6', 0
    run '''
        ip addr add 192.168.10.1/24 dev fabric
        ip addr add fd00:10::1/64 dev fabric nodad
    '''
}

def cabled = [
    [node: 1, pod: 'shop/cart-0', netns: 'cni-cart', port: 'cali7d5e0c1fa21', number: 10],
    [node: 1, pod: 'shop/web-0', netns: 'cni-web', port: 'cali1a2b3c4d5e6', number: 11],
    [node: 2, pod: 'shop/db-0', netns: 'cni-db', port: 'calif00ba4b1e2c', number: 10],
]
[1, 2].each { own ->
    def peer = 3 - own
    def ours = cabled.findAll { it.node == own }
    node("worker-$own") {
        sysctl 'net.ipv4.ip_forward', 1
        sysctl 'net.ipv6.conf.all.forwarding', 1
        sysctl 'net.ipv6.conf.default.accept_dad', 0
        sysctl 'net.ipv4.conf.all.rp_filter', 0
        sysctl 'net.ipv4.conf.default.rp_filter', 0
        nic 'eth0', wire: 'fabric', mac: "02:00:00:00:0a:1$own", addresses: ["192.168.10.1$own/24", "fd00:10::1$own/64"]
        nic 'eth1', wire: 'storage', mac: "02:00:00:00:14:1$own", addresses: ["192.168.20.1$own/24", "fd00:20::1$own/64"]
        write '/etc/cni/net.d/10-calico.conflist', '''\
            {"cniVersion": "0.3.1", "name": "k8s-pod-network", "plugins": [
              {"type": "calico", "ipam": {"type": "calico-ipam"}},
              {"type": "portmap", "capabilities": {"portMappings": true}}]}
            '''.stripIndent()
        write '/var/lib/calico/nodename', "worker-$own"
        run """
            ip route add default via 192.168.10.1
            ip -6 route add default via fd00:10::1
            ip route add blackhole 10.244.$own.0/26 proto bird
            ip -6 route add blackhole fd00:244:$own::/122 proto bird metric 1024
            ip route add 10.244.$peer.0/26 via 192.168.10.1$peer dev eth0 proto bird
            ip -6 route add fd00:244:$peer::/122 via fd00:10::1$peer dev eth0 proto bird
        """
        ours.each { one ->
            pod(one.pod, netns: one.netns) {
                sysctl 'net.ipv6.conf.default.accept_dad', 0
                cable one.port, mac: "0a:00:00:00:0$own:$one.number", hostMac: 'ee:ee:ee:ee:ee:ee', mtu: 1500
                run """
                    ip addr add 10.244.$own.$one.number/32 dev eth0
                    ip addr add fd00:244:$own::$one.number/128 dev eth0 nodad
                    ip route add 169.254.1.1 dev eth0 scope link
                    ip route add default via 169.254.1.1 dev eth0
                    ip -6 route add default via fe80::ecee:eeff:feee:eeee dev eth0
                """
                serve tcp: [8080], udp: [5353]
            }
            sysctl "net.ipv4.conf.${one.port}.proxy_arp", 1
            sysctl "net.ipv4.neigh.${one.port}.proxy_delay", 0
            sysctl "net.ipv4.conf.${one.port}.rp_filter", 1
            run """
                ip route add 10.244.$own.$one.number dev $one.port scope link
                ip -6 route add fd00:244:$own::$one.number dev $one.port metric 1024
            """
        }
        // as Felix lays it out: what goes to a pod is judged by the chain of its link
        def rules = ['*filter', ':cali-FORWARD - [0:0]', ':cali-to-wl-dispatch - [0:0]'] +
            ours.collect { ":cali-tw-$it.port - [0:0]" } +
            ['-A FORWARD -j cali-FORWARD', '-A cali-FORWARD -o cali+ -j cali-to-wl-dispatch', '-A cali-FORWARD -j ACCEPT'] +
            ours.collect { "-A cali-to-wl-dispatch -o $it.port -g cali-tw-$it.port" } + ['-A cali-to-wl-dispatch -j DROP'] +
            ours.collect { "-A cali-tw-$it.port -j ACCEPT" } + ['COMMIT']
        ['iptables', 'ip6tables'].each { run "$it-restore -w <<'RULES'\n${rules.join('\n')}\nRULES" }
    }
}
