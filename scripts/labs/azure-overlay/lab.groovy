/**
 * Two nodes of a managed cluster with Azure CNI's overlay. Each pod has a cable azv* to its node, an address of 32 bits of 10.244.0.0/16,
 * and a permanent neighbor for its gateway 169.254.1.1, which nobody has; the node has a route for each pod. There is no bridge and no
 * tunnel: the virtual network routes each node's range to it, and answers all ARP with 12:34:56:78:9a:bc. The node vnet plays it here.
 *
 * azure-cns keeps a record of each pod's link and addresses under /run/azure-cns.
 *
 * @name   azure-overlay
 * @needs  ip, iptables
 */
import io.podwire.scripts.lab.dress.PodDress

def nodes = [
    [name: 'aks-vmss000000', number: 0, pods: [
        [pod: 'shop/cart-0', netns: 'cni-cart', port: 'azv3f0a91c2d71', number: 10],
        [pod: 'shop/web-0', netns: 'cni-web', port: 'azv8b2e47d05c6', number: 11]]],
    [name: 'aks-vmss000001', number: 1, pods: [
        [pod: 'shop/db-0', netns: 'cni-db', port: 'azvc41d6e98fa3', number: 10]]],
]
nodes.each { wire "subnet-$it.number", mtu: 1500 }

node('vnet') {
    sysctl 'net.ipv4.ip_forward', 1
    sysctl 'net.ipv6.conf.all.forwarding', 1
    sysctl 'net.ipv6.conf.default.accept_dad', 0
    // as a network security group's default rule, AllowVnetInBound
    run 'iptables -w -A FORWARD -s 10.224.0.0/11 -j ACCEPT'
    nodes.each { one ->
        def link = "port$one.number"
        def host = one.number + 4
        nic link, wire: "subnet-$one.number", mac: '12:34:56:78:9a:bc', addresses: ['10.224.0.1/32', 'fd00:224::1/128']
        sysctl "net.ipv4.conf.${link}.proxy_arp", 1
        sysctl "net.ipv4.neigh.${link}.proxy_delay", 0
        run """
            ip route add 10.224.0.$host dev $link
            ip -6 route add fd00:224::$host dev $link
            ip route add 10.244.${one.number}.0/24 via 10.224.0.$host dev $link onlink
            ip -6 route add fd00:244:$one.number::/64 via fd00:224::$host dev $link onlink
        """
    }
}

nodes.each { one ->
    def host = one.number + 4
    node(one.name) {
        sysctl 'net.ipv4.ip_forward', 1
        sysctl 'net.ipv6.conf.all.forwarding', 1
        sysctl 'net.ipv6.conf.default.accept_dad', 0
        sysctl 'net.ipv4.conf.all.rp_filter', 0
        sysctl 'net.ipv4.conf.default.rp_filter', 0
        nic 'eth0', wire: "subnet-$one.number", mac: "00:0d:3a:00:00:0$host", addresses: ["10.224.0.$host/16", "fd00:224::$host/128"]
        write '/etc/cni/net.d/15-azure-swift-overlay.conflist', '''\
            {"cniVersion": "0.3.0", "name": "azure", "plugins": [
              {"type": "azure-vnet", "mode": "transparent", "executionMode": "v4swift",
               "ipam": {"type": "azure-cns", "mode": "dualStackOverlay"}},
              {"type": "portmap", "capabilities": {"portMappings": true}, "snat": true}]}
            '''.stripIndent()
        run '''
            ip route add default via 10.224.0.1
            ip -6 route add default via fe80::1034:56ff:fe78:9abc dev eth0
        '''
        one.pods.each { peer ->
            pod(peer.pod, netns: peer.netns) {
                sysctl 'net.ipv6.conf.default.accept_dad', 0
                cable peer.port, mac: "0a:22:33:44:0$one.number:$peer.number", hostMac: 'aa:aa:aa:aa:aa:aa', mtu: 1500
                run """
                    ip addr add 10.244.$one.number.$peer.number/32 dev eth0
                    ip addr add fd00:244:$one.number::$peer.number/128 dev eth0 nodad
                    ip route add 169.254.1.1 dev eth0
                    ip route add default via 169.254.1.1 dev eth0
                    ip neigh add 169.254.1.1 lladdr aa:aa:aa:aa:aa:aa dev eth0 nud permanent
                    ip -6 route add fe80::1234:5678:9abc dev eth0
                    ip -6 route add default via fe80::1234:5678:9abc dev eth0
                    ip neigh add fe80::1234:5678:9abc lladdr aa:aa:aa:aa:aa:aa dev eth0 nud permanent
                """
                serve tcp: [8080], udp: [5353]
            }
            sysctl "net.ipv4.conf.${peer.port}.proxy_arp", 1
            run """
                ip route add 10.244.$one.number.$peer.number dev $peer.port
                ip -6 route add fd00:244:$one.number::$peer.number dev $peer.port
            """
        }
        write '/run/azure-cns/azure-endpoints.json', '{"Endpoints": {\n' + one.pods.collect { record(it, one.number) }.join(',\n') + '\n}}\n'
    }
}

/** What azure-cns keeps of a pod, by the id of its sandbox; a mask is Go's: its bytes in base64. */
static String record(Map peer, int node) {
    def (namespace, name) = peer.pod.tokenize('/')
    def (mask4, mask6) = ['/////w==', '/////////////////////w==']
    """\
"${new PodDress(peer.pod).sandbox()}": {"PodNamespace": "$namespace", "PodName": "$name", "IfnameToIPMap": {"eth0": {
  "IPv4": [{"IP": "10.244.$node.$peer.number", "Mask": "$mask4"}], "IPv6": [{"IP": "fd00:244:$node::$peer.number", "Mask": "$mask6"}],
  "HostVethName": "$peer.port", "MacAddress": "0a:22:33:44:0$node:$peer.number"}}}"""
}
