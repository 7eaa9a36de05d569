/**
 * Two nodes of OVN-Kubernetes' kind, with Open vSwitch in user space (datapath netdev), since that needs no kernel module. On each: br-int with
 * the pods' cables, the management port ovn-k8s-mp0, and a Geneve tunnel to the other node; br-ex with the node's card and address; patch
 * ports between both. Ports carry external_ids as ovn-kubernetes writes them.
 *
 * OVN itself is not there. In its place br-int learns MACs by itself, all pods are in one network, 10.128.0.0/16, and flows keep what
 * comes over the patch ports out, so that tunnel and wire make no loop.
 *
 * @name   ovs
 * @needs  ip, ovsdb-tool, ovsdb-server, ovs-vswitchd, ovs-vsctl, ovs-ofctl, ethtool
 */
import io.podwire.scripts.lab.dress.PodDress

wire 'fabric', mtu: 1500

def workers = [
    [name: 'worker-1', number: 1, peer: 2, host: '0b', system: '1f0a2b61-0000-4000-8000-000000000001', tunnel: 'ovn-2c9e41-0', pods: [
        [pod: 'shop/cart-0', netns: 'cni-cart', address: 10], [pod: 'shop/web-0', netns: 'cni-web', address: 11]]],
    [name: 'worker-2', number: 2, peer: 1, host: '0c', system: '2c9e41d7-0000-4000-8000-000000000002', tunnel: 'ovn-1f0a2b-0', pods: [
        [pod: 'shop/db-0', netns: 'cni-db', address: 10]]],
]

workers.each { worker ->
    def own = worker.number
    node(worker.name) {
        sysctl 'net.ipv4.ip_forward', 1
        sysctl 'net.ipv6.conf.all.forwarding', 1
        sysctl 'net.ipv6.conf.default.accept_dad', 0
        // What a port of the switch gets, the kernel's own stack gets too: it must neither answer nor forward it.
        sysctl 'net.ipv4.conf.all.rp_filter', 1
        sysctl 'net.ipv4.conf.all.arp_ignore', 1
        nic 'eth0', wire: 'fabric', mac: "02:00:00:00:00:$worker.host"
        sysctl 'net.ipv6.conf.eth0.disable_ipv6', 1
        write '/etc/cni/net.d/10-ovn-kubernetes.conf',
            '{"cniVersion": "1.1.0", "name": "ovn-kubernetes", "type": "ovn-k8s-cni-overlay", "ipam": {}, "dns": {}}\n'
        run '''
            mkdir -p /run/openvswitch /etc/openvswitch /var/log/openvswitch
            ovsdb-tool create /etc/openvswitch/conf.db /usr/share/openvswitch/vswitch.ovsschema
        '''
        start 'ovsdb-server', ['ovsdb-server', '/etc/openvswitch/conf.db', '--remote=punix:/run/openvswitch/db.sock', '--pidfile'],
            ready: 'test -S /run/openvswitch/db.sock'
        run "ovs-vsctl --no-wait init -- set open_vswitch . external_ids:system-id=$worker.system"
        start 'ovs-vswitchd', ['ovs-vswitchd', '--pidfile'], ready: 'ovs-appctl version'
        run """
            ovs-vsctl --timeout=10 add-br br-ex -- set bridge br-ex datapath_type=netdev other-config:hwaddr=02:00:00:00:00:$worker.host
            ovs-vsctl --timeout=10 add-port br-ex eth0
            ovs-vsctl --timeout=10 add-br br-int -- set bridge br-int datapath_type=netdev other-config:hwaddr=0a:58:0a:80:0$own:fe
            ovs-vsctl --timeout=10 add-port br-int patch-br-int-to-br-ex_$worker.name -- set interface patch-br-int-to-br-ex_$worker.name type=patch options:peer=patch-br-ex_$worker.name-to-br-int
            ovs-vsctl --timeout=10 add-port br-ex patch-br-ex_$worker.name-to-br-int -- set interface patch-br-ex_$worker.name-to-br-int type=patch options:peer=patch-br-int-to-br-ex_$worker.name
            for end in "br-int patch-br-int-to-br-ex_$worker.name" "br-ex patch-br-ex_$worker.name-to-br-int"; do
              set -- \$end
              port=\$(ovs-vsctl get interface \$2 ofport) # OpenFlow's names are too short
              ovs-ofctl add-flow \$1 priority=100,in_port=\$port,actions=drop
              ovs-ofctl mod-port \$1 \$port no-flood
            done
            ip addr add 192.168.10.1$own/24 dev br-ex
            ip addr add fd00:10::1$own/64 dev br-ex nodad
            ip link set br-ex up
            ovs-vsctl --timeout=10 add-port br-int $worker.tunnel -- set interface $worker.tunnel type=geneve options:remote_ip=192.168.10.1$worker.peer options:key=5 options:csum=true
            ovs-vsctl --timeout=10 add-port br-int ovn-k8s-mp0 -- set interface ovn-k8s-mp0 type=internal mac='"0a:58:0a:80:0$own:02"' mtu_request=1400 external_ids:iface-id=k8s-$worker.name
            ip addr add 10.128.${own}.2/16 dev ovn-k8s-mp0
            ip addr add fd00:10:128:$own::2/48 dev ovn-k8s-mp0 nodad
            ip link set ovn-k8s-mp0 up
        """
        worker.pods.each { peer ->
            def dress = new PodDress(peer.pod)
            def port = dress.sandbox().take(15)
            def mac = String.format('0a:58:0a:80:%02x:%02x', own, peer.address)
            pod(peer.pod, netns: peer.netns) {
                cable port, mac: mac, hostMac: mac.replace('0a:58', '0a:00'), mtu: 1400
                // user space reads whole frames: a checksum that a card should fill in stays empty
                run """
                    ethtool -K eth0 tx off
                    ip addr add 10.128.${own}.$peer.address/16 dev eth0
                    ip addr add fd00:10:128:$own::$peer.address/48 dev eth0 nodad
                    ip route add default via 10.128.${own}.2
                    ip -6 route add default via fd00:10:128:$own::2
                """
                serve tcp: [8080], udp: [5353]
            }
            sysctl "net.ipv6.conf.${port}.disable_ipv6", 1
            run """
                ethtool -K $port tx off
                ovs-vsctl --timeout=10 add-port br-int $port -- set interface $port ofport_request=$peer.address external_ids:iface-id=${peer.pod.replace('/', '_')} external_ids:attached_mac='"$mac"' external_ids:ip_addresses=10.128.${own}.$peer.address external_ids:sandbox=${dress.sandbox()} external_ids:iface-id-ver=${dress.uid()}
            """
        }
    }
}
