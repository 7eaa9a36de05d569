/**
 * Two nodes as flannel and kube-proxy leave them. Pods hang on the bridge cni0; the nodes' pod ranges are joined by VXLAN on UDP 8472, one
 * tunnel for IPv4 and one for IPv6; Services are iptables rules. A shop with a Service of two pods, a database, and the cluster's DNS.
 *
 * worker-1 (192.168.10.11, fd00:10::11) has 10.244.1.0/24 and fd00:244:1::/64 with shop/cart-0 (.10) and shop/web-0 (.11); worker-2
 * (192.168.10.12, fd00:10::12) has 10.244.2.0/24 and fd00:244:2::/64 with shop/web-1 (.11), shop/db-0 (.12) and kube-system/coredns (.3).
 * Services: shop/web 10.96.0.80 port 80, shop/db 10.96.0.54 port 5432, kube-system/kube-dns 10.96.0.10 port 53, each with an IPv6 address too.
 * The gateway 192.168.10.1 leads out: 203.0.113.7 and 2001:db8::7 stand for the world.
 *
 * As on a real node, a Service that leads back to the caller's own node needs the module br_netfilter, which kubelet's guide has loaded and
 * no lab loads; where it is not there, cart-0 reaches shop/web only when the choice falls on web-1.
 *
 * @name   two-nodes
 * @needs  ip, bridge, iptables, ip6tables
 */
import io.podwire.scripts.lab.dress.PodDress
import io.podwire.scripts.lab.service.KubeProxyRules
import io.podwire.scripts.lab.service.ServicePort

def nodes = [
    [name: 'worker-1', n: 1, mac: '02:00:00:00:00:0b'],
    [name: 'worker-2', n: 2, mac: '02:00:00:00:00:0c'],
]
def pods = [
    1: [[name: 'shop/cart-0', link: 'vethcart0', host: 10, tcp: [8080]], [name: 'shop/web-0', link: 'vethweb0', host: 11, tcp: [8080]]],
    2: [[name: 'shop/web-1', link: 'vethweb1', host: 11, tcp: [8080]], [name: 'shop/db-0', link: 'vethdb0', host: 12, tcp: [5432]],
        [name: 'kube-system/coredns', link: 'vethdns0', host: 3, tcp: []]],
]
def services4 = [
    [name: 'kube-system/kube-dns:dns', protocol: 'udp', address: '10.96.0.10', port: 53, endpoints: ['10.244.2.3:53']],
    [name: 'kube-system/kube-dns:dns-tcp', protocol: 'tcp', address: '10.96.0.10', port: 53, endpoints: ['10.244.2.3:53']],
    [name: 'shop/db:sql', protocol: 'tcp', address: '10.96.0.54', port: 5432, endpoints: ['10.244.2.12:5432']],
    [name: 'shop/web:http', protocol: 'tcp', address: '10.96.0.80', port: 80, endpoints: ['10.244.1.11:8080', '10.244.2.11:8080']],
]
def services6 = [
    [name: 'kube-system/kube-dns:dns', protocol: 'udp', address: 'fd00:10:96::10', port: 53, endpoints: ['[fd00:244:2::3]:53']],
    [name: 'kube-system/kube-dns:dns-tcp', protocol: 'tcp', address: 'fd00:10:96::10', port: 53, endpoints: ['[fd00:244:2::3]:53']],
    [name: 'shop/db:sql', protocol: 'tcp', address: 'fd00:10:96::54', port: 5432, endpoints: ['[fd00:244:2::12]:5432']],
    [name: 'shop/web:http', protocol: 'tcp', address: 'fd00:10:96::80', port: 80, endpoints: ['[fd00:244:1::11]:8080', '[fd00:244:2::11]:8080']],
]
def records = [
    'kube-dns.kube-system.svc.cluster.local': ['10.96.0.10', 'fd00:10:96::10'],
    'db.shop.svc.cluster.local': ['10.96.0.54', 'fd00:10:96::54'],
    'web.shop.svc.cluster.local': ['10.96.0.80', 'fd00:10:96::80'],
    'www.example.com': ['203.0.113.7', '2001:db8::7'],
]

/** What flanneld adds (its --ip-masq and --iptables-forward-rules): to the world with the node's address, among pods with their own. */
def flannelRules = { range, own, multicast ->
    def masq = '-m comment --comment "flanneld masq"'
    def forward = '-m comment --comment "flanneld forward" -j ACCEPT'
    """\
*filter
:FLANNEL-FWD - [0:0]
-A FORWARD -m comment --comment "flanneld forward" -j FLANNEL-FWD
-A FLANNEL-FWD -s $range $forward
-A FLANNEL-FWD -d $range $forward
COMMIT
*nat
:FLANNEL-POSTRTG - [0:0]
-A POSTROUTING $masq -j FLANNEL-POSTRTG
-A FLANNEL-POSTRTG -m mark --mark 0x4000/0x4000 $masq -j RETURN
-A FLANNEL-POSTRTG -s $own -d $range $masq -j RETURN
-A FLANNEL-POSTRTG -s $range -d $own $masq -j RETURN
-A FLANNEL-POSTRTG ! -s $range -d $own $masq -j RETURN
-A FLANNEL-POSTRTG -s $range ! -d $multicast $masq -j MASQUERADE --random-fully
-A FLANNEL-POSTRTG ! -s $range -d $range $masq -j MASQUERADE --random-fully
COMMIT
"""
}

wire 'fabric', mtu: 1500
on('lab') {
    // the gateway, and the world behind it; only these two links speak IPv6 in here
    sysctl 'net.ipv6.conf.fabric.accept_dad', 0
    sysctl 'net.ipv6.conf.lo.disable_ipv6', 0
    sysctl 'net.ipv6.conf.fabric.disable_ipv6', 0
    run '''
        ip addr add 192.168.10.1/24 dev fabric
        ip addr add fd00:10::1/64 dev fabric nodad
        ip addr add 203.0.113.7/32 dev lo
        ip addr add 2001:db8::7/128 dev lo nodad
        '''.stripIndent()
}

nodes.each { own ->
    def peer = nodes.find { it.n != own.n }
    node(own.name) {
        // what a node image sets for kubelet; the other reverse path filter's setting is a fault of this lab
        sysctl 'net.ipv4.ip_forward', 1
        sysctl 'net.ipv6.conf.all.forwarding', 1
        sysctl 'net.ipv4.conf.all.rp_filter', 0
        sysctl 'net.ipv4.conf.default.rp_filter', 0
        // link-local addresses of new links at once, not after a second of asking whether another has them
        sysctl 'net.ipv6.conf.default.accept_dad', 0
        nic 'eth0', wire: 'fabric', mac: own.mac, addresses: ["192.168.10.1${own.n}/24", "fd00:10::1${own.n}/64"]
        run """
            ip route add default via 192.168.10.1
            ip -6 route add default via fd00:10::1
            ip link add cni0 address 0a:58:0a:f4:0${own.n}:01 mtu 1450 type bridge
            ip link set cni0 up
            ip addr add 10.244.${own.n}.1/24 brd + dev cni0
            ip addr add fd00:244:${own.n}::1/64 dev cni0 nodad
            """.stripIndent()
        // flanneld: a tunnel a family, and for each other node a neighbor, a forwarding entry and a route; it learns nothing
        run """
            ip link add flannel.1 address 6a:1c:5e:f1:0${own.n}:04 mtu 1450 type vxlan id 1 local 192.168.10.1${own.n} dev eth0 dstport 8472 nolearning
            ip addr add 10.244.${own.n}.0/32 dev flannel.1
            ip link set flannel.1 up
            ip neigh add 10.244.${peer.n}.0 lladdr 6a:1c:5e:f1:0${peer.n}:04 dev flannel.1 nud permanent
            bridge fdb add 6a:1c:5e:f1:0${peer.n}:04 dev flannel.1 dst 192.168.10.1${peer.n} self permanent
            ip route add 10.244.${peer.n}.0/24 via 10.244.${peer.n}.0 dev flannel.1 onlink
            """.stripIndent()
        run """
            ip link add flannel-v6.1 address 6a:1c:5e:f1:0${own.n}:06 mtu 1430 type vxlan id 1 local fd00:10::1${own.n} dev eth0 dstport 8472 nolearning
            ip addr add fd00:244:${own.n}::/128 dev flannel-v6.1 nodad
            ip link set flannel-v6.1 up
            ip neigh add fd00:244:${peer.n}:: lladdr 6a:1c:5e:f1:0${peer.n}:06 dev flannel-v6.1 nud permanent
            bridge fdb add 6a:1c:5e:f1:0${peer.n}:06 dev flannel-v6.1 dst fd00:10::1${peer.n} self permanent
            ip -6 route add fd00:244:${peer.n}::/64 via fd00:244:${peer.n}:: dev flannel-v6.1 onlink
            """.stripIndent()
        write '/run/flannel/subnet.env', """\
            FLANNEL_NETWORK=10.244.0.0/16
            FLANNEL_SUBNET=10.244.${own.n}.1/24
            FLANNEL_IPV6_NETWORK=fd00:244::/48
            FLANNEL_IPV6_SUBNET=fd00:244:${own.n}::1/64
            FLANNEL_MTU=1450
            FLANNEL_IPMASQ=true
            """.stripIndent()
        write '/etc/cni/net.d/10-flannel.conflist', '''\
            {"name": "cbr0", "cniVersion": "0.3.1", "plugins": [
              {"type": "flannel", "delegate": {"hairpinMode": true, "isDefaultGateway": true}},
              {"type": "portmap", "capabilities": {"portMappings": true}}]}
            '''.stripIndent()
        write '/run/lab/rules.v4', KubeProxyRules.text('10.244.0.0/16', services4.collect { ServicePort.of(it) })
        write '/run/lab/flannel.v4', flannelRules('10.244.0.0/16', "10.244.${own.n}.0/24", '224.0.0.0/4')
        write '/run/lab/rules.v6', KubeProxyRules.text('fd00:244::/48', services6.collect { ServicePort.of(it) })
        write '/run/lab/flannel.v6', flannelRules('fd00:244::/48', "fd00:244:${own.n}::/64", 'ff00::/8')
        run '''
            iptables-restore --noflush /run/lab/rules.v4
            iptables-restore --noflush /run/lab/flannel.v4
            ip6tables-restore --noflush /run/lab/rules.v6
            ip6tables-restore --noflush /run/lab/flannel.v6
            '''.stripIndent()

        pods[own.n].each { one ->
            pod(one.name) {
                def mac = String.format('0a:f4:%02x:%02x', own.n, one.host)
                sysctl 'net.ipv6.conf.default.accept_dad', 0
                cable one.link, mac: "0a:58:$mac", hostMac: "fe:58:$mac", mtu: 1450
                // TCP's packets one by one, so that a link can find them too big: in bundles they pass a virtual link of any MTU
                run """
                    ip link set eth0 gso_max_segs 1
                    ip addr add 10.244.${own.n}.${one.host}/24 brd + dev eth0
                    ip addr add fd00:244:${own.n}::${one.host}/64 dev eth0 nodad
                    ip route add default via 10.244.${own.n}.1
                    ip -6 route add default via fd00:244:${own.n}::1
                    """.stripIndent()
                if (one.tcp) {
                    serve tcp: one.tcp
                } else {
                    serve dns: records, zone: ['cluster.local', 'example.com', 'example.net']
                }
            }
            on(own.name) {
                // what host-local, the address manager of the bridge plug-in, keeps of each address that it gave
                ["10.244.${own.n}.${one.host}", "fd00:244:${own.n}::${one.host}"].each {
                    write "/var/lib/cni/networks/cbr0/$it", "${new PodDress(one.name).sandbox()}\r\neth0"
                }
                run "ip link set ${one.link} master cni0\nbridge link set dev ${one.link} hairpin on"
            }
        }
    }
}
