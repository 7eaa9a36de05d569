package io.podwire.shell.render.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyPlace;
import java.util.List;

/** Nodes as they are found in the field. */
final class Worlds {

    private Worlds() {}

    /** A node of flannel without pods: bridge, VTEP, uplink. */
    static World flannelNode(World world, int number) {
        String host = "worker-" + number + "/host/";
        world.node("worker-" + number, "flannel")
                .link(
                        host + "eth0",
                        "",
                        Role.UPLINK,
                        "uplink",
                        1500,
                        "192.168.10.1" + number + "/24",
                        "fd00:10::1" + number + "/64",
                        "fe80::ff:fe00:b/64")
                .link(
                        host + "cni0",
                        "bridge",
                        Role.CNI_BRIDGE,
                        "bridge of the pods",
                        1450,
                        "10.244." + number + ".1/24",
                        "fd00:10:244:" + number + "::1/64")
                .link(host + "flannel.1", "vxlan", Role.VTEP, "flannel's VTEP", 1450, "10.244." + number + ".0/32")
                .edge(Kind.TUNNEL_SOCKET, host + "flannel.1", host + "eth0");
        return world;
    }

    static World flannelPod(World world, int number, String pod, String port, String v4, String v6) {
        String node = "worker-" + number;
        return world.cabled(node, pod, port, 1450, v4 + "/24", v6 + "/64")
                .edge(Kind.BRIDGE_PORT, node + "/host/" + port, node + "/host/cni0");
    }

    static Topology flannel() {
        World world = flannelNode(new World(), 1)
                .tunnel("worker-1/host/flannel.1", 1L, 8472, "192.168.10.11", "192.168.10.12", "192.168.10.13")
                .edge(
                        Kind.ROUTE,
                        "worker-1/host/cni0",
                        "worker-1/host/flannel.1",
                        "10.244.2.0/24, 10.244.3.0/24, fd00:10:244:2::/64 and 1 more");
        flannelPod(world, 1, "shop/cart-0", "vethcart0", "10.244.1.10", "fd00:10:244:1::a");
        flannelPod(world, 1, "shop/web-0", "vethweb0", "10.244.1.11", "fd00:10:244:1::b");
        flannelPod(world, 1, "kube-system/coredns-7db6d8ff4d-4xkzv", "veth1a2b3c4d", "10.244.1.2", "fd00:10:244:1::2");
        return world.link("worker-1/host/vethstray0", "veth", Role.OTHER, "", 1450)
                .end();
    }

    /** Everything that is odd with a pod of flannel, once. */
    static Topology odd() {
        World world = flannelNode(new World(), 1);
        flannelPod(world, 1, "shop/good-0", "vethgood0", "10.244.1.10", "fd00:10:244:1::a");
        flannelPod(world, 1, "shop/good-1", "vethgood1", "10.244.1.11", "fd00:10:244:1::b");
        flannelPod(world, 1, "shop/down-0", "vethdown0", "10.244.1.12", "fd00:10:244:1::c");
        flannelPod(world, 1, "shop/mtu-0", "vethmtu0", "10.244.1.13", "fd00:10:244:1::d");
        flannelPod(world, 1, "shop/mtu-1", "vethmtu1", "10.244.1.14", "fd00:10:244:1::e");
        flannelPod(world, 1, "shop/twin-0", "vethtwin0", "10.244.1.10", "fd00:10:244:1::f");
        return world.state("worker-1/shop/down-0/eth0", "DOWN")
                .state("worker-1/host/vethdown0", "LOWERLAYERDOWN")
                .mtu("worker-1/shop/mtu-0/eth0", 1400)
                .mtu("worker-1/shop/mtu-1/eth0", 9000)
                .mtu("worker-1/host/vethmtu1", 9000)
                .cabled("worker-1", "shop/bare-0", "vethbare0", 1450)
                .edge(Kind.BRIDGE_PORT, "worker-1/host/vethbare0", "worker-1/host/cni0", "disabled")
                .cabled("worker-1", "shop/loose-0", "vethloose0", 1450, "10.244.1.20/24")
                .pod("worker-1", "shop/orphan-0")
                .link("worker-1/shop/orphan-0/eth0", "veth", Role.POD_LINK, "", 1450, "10.244.1.21/24")
                .place("worker-1/netns/4026532999", TopologyPlace.Kind.NETNS, "netns/4026532999")
                .link("worker-1/host/vethstray0", "veth", Role.OTHER, "", 1450)
                .link("worker-1/host/docker0", "bridge", Role.OTHER, "", 1500, "172.17.0.1/16")
                .state("worker-1/host/docker0", "DOWN")
                .link("worker-1/host/tunl0", "ipip", Role.OTHER, "", 1480)
                .state("worker-1/host/tunl0", "DOWN")
                .link("worker-1/host/nodelocaldns", "dummy", Role.OTHER, "", 1500, "169.254.20.10/32")
                .end();
    }

    /** 250 pods on one bridge, of which a few are odd. */
    static Topology crowd() {
        World world = flannelNode(new World(), 1);
        for (int i = 2; i <= 251; i++) {
            flannelPod(
                    world,
                    1,
                    "load/pod-" + i,
                    String.format("veth%08x", i * 2654435761L & 0xffffffffL),
                    "10.244.1." + i,
                    "fd00:10:244:1::" + Integer.toHexString(i));
        }
        return world.state("worker-1/load/pod-77/eth0", "DOWN")
                .mtu("worker-1/load/pod-120/eth0", 1400)
                .end();
    }

    /** A worker whose pods run in virtual machines elsewhere: in each netns tc joins the cable with a tunnel to the machine. */
    static Topology peerPods() {
        World world = ovn(new World());
        String host = "worker-1/host/";
        for (int i = 1; i <= 2; i++) {
            String pod = "shop/cart-" + i;
            String inner = "worker-1/" + pod + "/";
            world.cabled("worker-1", pod, "8b7266486ea286" + i, 1400, "10.132.2.4" + i + "/23")
                    .edge(Kind.OVS_PORT, host + "8b7266486ea286" + i, host + "br-int", "port " + (4 + i))
                    .link(inner + "vxlan1", "vxlan", Role.OTHER, "", 1500)
                    .tunnel(inner + "vxlan1", 555004L + i, 4789, null, "192.168.10.20" + i)
                    .edge(
                            Kind.TUNNEL,
                            inner + "vxlan1",
                            null,
                            "192.168.10.20" + i,
                            Direction.FORTH,
                            "VNI " + (555004 + i) + ", UDP 4789")
                    .edge(Kind.TUNNEL_SOCKET, inner + "vxlan1", host + "br-ex")
                    .edge(
                            Kind.REDIRECT,
                            inner + "eth0",
                            inner + "vxlan1",
                            null,
                            i == 1 ? Direction.BOTH : Direction.FORTH,
                            "mirred redirect, u32, all");
        }
        return world.end();
    }

    private static World ovn(World world) {
        String host = "worker-1/host/";
        return world.node("worker-1", "ovn-kubernetes")
                .link(host + "ens3", "", Role.UPLINK, "uplink, below", 1500)
                .link(host + "br-ex", "openvswitch", Role.OVS_BRIDGE, "external bridge", 1500, "192.168.10.163/24")
                .link(host + "br-int", "openvswitch", Role.OVS_BRIDGE, "OVN's integration bridge", 1400)
                .link(
                        host + "ovn-k8s-mp0",
                        "openvswitch",
                        Role.MANAGEMENT_PORT,
                        "OVN's management port",
                        1400,
                        "10.132.2.2/23")
                .ovsOnly(host, "br-int", "ovn-1a2b3c-0", "geneve", 3, "OVN's tunnel to a node")
                .tunnel(host + "ovn-1a2b3c-0", null, 6081, null, "192.168.10.164")
                .ovsOnly(host, "br-int", "patch-br-int-to-br-ex_worker-1", "patch", 2, "patch port")
                .ovsOnly(host, "br-ex", "patch-br-ex_worker-1-to-br-int", "patch", 2, "patch port")
                .edge(Kind.OVS_PATCH, host + "patch-br-int-to-br-ex_worker-1", host + "patch-br-ex_worker-1-to-br-int")
                .edge(Kind.OVS_PORT, host + "ovn-k8s-mp0", host + "br-int", "port 4")
                .edge(Kind.OVS_PORT, host + "ens3", host + "br-ex", "port 1")
                .edge(Kind.TUNNEL, host + "ovn-1a2b3c-0", null, "192.168.10.164", Direction.FORTH, "UDP 6081")
                .edge(Kind.TUNNEL_SOCKET, host + "ovn-1a2b3c-0", host + "br-ex");
    }

    /** A switch of Open vSwitch with pods, its own port, a tunnel and a patch to another switch. */
    static Topology openVSwitch() {
        World world = ovn(new World());
        for (int i = 1; i <= 3; i++) {
            world.cabled("worker-1", "shop/cart-" + i, "c0ffee12345678" + i, 1400, "10.132.2.1" + i + "/23")
                    .edge(
                            Kind.OVS_PORT,
                            "worker-1/host/c0ffee12345678" + i,
                            "worker-1/host/br-int",
                            "port " + (10 + i) + (i == 3 ? " tag 7" : ""));
        }
        return world.end();
    }

    /** The virtual machine of a peer pod: the tunnel lies in the pod's namespace, its socket in the machine's. */
    static Topology podVm() {
        return new World()
                .node("podvm-1", null)
                .place("podvm-1/podns", TopologyPlace.Kind.NETNS, "podns")
                .link("podvm-1/host/ens3", "", Role.UPLINK, "uplink, default route", 1500, "192.168.10.201/24")
                .link("podvm-1/podns/vxlan0", "vxlan", Role.POD_LINK, "", 1400, "10.132.2.46/23")
                .tunnel("podvm-1/podns/vxlan0", 555005L, 4789, null, "192.168.10.163")
                .edge(
                        Kind.TUNNEL,
                        "podvm-1/podns/vxlan0",
                        null,
                        "192.168.10.163",
                        Direction.FORTH,
                        "VNI 555005, UDP 4789")
                .edge(Kind.TUNNEL_SOCKET, "podvm-1/podns/vxlan0", "podvm-1/host/ens3")
                .end();
    }

    /** Calico without a bridge: a route each, IPIP to the other nodes. */
    static Topology calico() {
        String host = "worker-1/host/";
        World world = new World()
                .node("worker-1", "calico")
                .link(host + "eth0", "", Role.UPLINK, "uplink, default route", 1500, "192.168.10.11/24")
                .link(host + "tunl0", "ipip", Role.VTEP, "Calico's IPIP tunnel", 1480, "10.1.2.0/32")
                .tunnel(host + "tunl0", null, null, null, "192.168.10.12")
                .edge(Kind.TUNNEL, host + "tunl0", null, "192.168.10.12", Direction.FORTH, "")
                .edge(Kind.TUNNEL_SOCKET, host + "tunl0", host + "eth0");
        for (int i = 3; i <= 5; i++) {
            world.cabled("worker-1", "shop/cart-" + i, "cali1234567890" + i, 1480, "10.1.2." + i + "/32")
                    .edge(Kind.ROUTE, host + "cali1234567890" + i, host + "tunl0", "10.1.3.0/26")
                    .edge(Kind.ROUTE, host + "cali1234567890" + i, host + "eth0", "default");
        }
        return world.end();
    }

    /** Azure CNI Overlay: links of the node named azv, routed to the uplink. */
    static Topology azure() {
        String host = "aks-pool-1/host/";
        World world = new World()
                .node("aks-pool-1", "azure")
                .link(host + "eth0", "", Role.UPLINK, "uplink, default route", 1500, "10.224.0.4/16");
        for (int i = 0; i < 2; i++) {
            world.cabled("aks-pool-1", "kube-system/coredns-" + i, "azv0d1a2b3c4d" + i, 1500, "10.244.0.1" + i + "/16")
                    .edge(Kind.ROUTE, host + "azv0d1a2b3c4d" + i, host + "eth0", "default");
        }
        return world.end();
    }

    /** Cilium: programs on each pod's cable, and a pair of the node's own. */
    static Topology cilium() {
        String host = "worker-1/host/";
        World world = new World()
                .node("worker-1", "cilium")
                .link(host + "eth0", "", Role.UPLINK, "uplink, default route", 1500, "192.168.10.11/24")
                .programs(host + "eth0", "tc ingress cil_from_netdev (id 90)")
                .link(host + "cilium_net", "veth", Role.OTHER, "Cilium's pair", 1500)
                .link(host + "cilium_host", "veth", Role.MANAGEMENT_PORT, "Cilium's own port", 1500, "10.0.1.5/32")
                .edge(Kind.VETH, host + "cilium_host", host + "cilium_net")
                .link(host + "cilium_vxlan", "vxlan", Role.VTEP, "Cilium's VXLAN tunnel", 1500)
                .tunnel(host + "cilium_vxlan", null, 8472, null)
                .edge(Kind.TUNNEL_SOCKET, host + "cilium_vxlan", host + "eth0");
        for (int i = 0; i < 3; i++) {
            world.cabled("worker-1", "shop/cart-" + i, "lxc0a1b2c3d4e" + i, 1500, "10.0.1.1" + i + "/32")
                    .programs(host + "lxc0a1b2c3d4e" + i, "tc ingress cil_from_container (id 7" + i + ")");
        }
        return world.end();
    }

    /** A second network by macvlan, on a VLAN of the uplink's bond. */
    static Topology macvlan() {
        World world = flannelNode(new World(), 1);
        String host = "worker-1/host/";
        world.link(host + "bond0", "bond", Role.OTHER, "", 9000)
                .link(host + "ens1f0", "", Role.OTHER, "", 9000)
                .link(host + "ens1f1", "", Role.OTHER, "", 9000)
                .state(host + "ens1f1", "DOWN")
                .edge(Kind.MASTER, host + "ens1f0", host + "bond0")
                .edge(Kind.MASTER, host + "ens1f1", host + "bond0")
                .link(host + "bond0.100", "vlan", Role.OTHER, "", 9000)
                .edge(Kind.PARENT, host + "bond0.100", host + "bond0", "VLAN 100");
        for (int i = 0; i < 2; i++) {
            String pod = "nfv/router-" + i;
            flannelPod(world, 1, pod, "vethrouter" + i, "10.244.1.3" + i, "fd00:10:244:1::3" + i);
            world.link("worker-1/" + pod + "/net1", "macvlan", Role.POD_LINK, "", 9000, "172.20.0.1" + i + "/24")
                    .edge(Kind.PARENT, "worker-1/" + pod + "/net1", host + "bond0.100", "mode bridge");
        }
        return world.end();
    }

    /** Two nodes, joined by their tunnels and by the wire between them. */
    static Topology twoNodes() {
        World world = flannelNode(new World(), 1);
        flannelNode(world, 2);
        flannelPod(world, 1, "shop/cart-0", "vethcart0", "10.244.1.10", "fd00:10:244:1::a");
        flannelPod(world, 2, "shop/web-0", "vethweb0", "10.244.2.10", "fd00:10:244:2::a");
        for (int i = 1; i <= 2; i++) {
            String here = "worker-" + i + "/host/";
            String remote = "192.168.10.1" + (3 - i);
            world.tunnel(here + "flannel.1", 1L, 8472, "192.168.10.1" + i, remote)
                    .edge(
                            Kind.ROUTE,
                            here + "cni0",
                            here + "flannel.1",
                            "10.244." + (3 - i) + ".0/24, fd00:10:244:" + (3 - i) + "::/64")
                    .edge(Kind.ROUTE, here + "cni0", here + "eth0", "default, default (IPv6)");
        }
        String tunnel = "/host/flannel.1";
        world.edge(
                Kind.TUNNEL,
                "worker-1" + tunnel,
                "worker-2" + tunnel,
                "192.168.10.12",
                Direction.BOTH,
                "VNI 1, UDP 8472");
        return world.edge(Kind.WIRE, "worker-1/host/eth0", "worker-2/host/eth0").end();
    }

    /** Routers in namespaces, in a row, without the host. */
    static Topology routers() {
        World world = new World().node("lab-1", null);
        for (int i = 1; i <= 3; i++) {
            world.place("lab-1/r" + i, TopologyPlace.Kind.NETNS, "r" + i);
            if (i > 1) {
                String left = "lab-1/r" + (i - 1) + "/right";
                world.link(left, "veth", Role.OTHER, "", 1500, "10.0." + i + ".1/30")
                        .link("lab-1/r" + i + "/left", "veth", Role.OTHER, "", 1500, "10.0." + i + ".2/30")
                        .edge(Kind.VETH, "lab-1/r" + i + "/left", left);
            }
        }
        return world.end();
    }

    /** Nothing at all. */
    static Topology empty() {
        return new World().node("worker-1", null).end();
    }

    /** One pod's way over both nodes. */
    static Topology way() {
        Topology both = twoNodes();
        return new Topology("shop/cart-0", both.nodes(), both.places(), both.links(), both.edges());
    }

    /** The way of a pod in a virtual machine. */
    static Topology peerPodWay() {
        Topology all = peerPods();
        List<String> gone = List.of("cart-2", "8b7266486ea2862", "ovn-", "patch");
        return new Topology(
                "shop/cart-1",
                all.nodes(),
                all.places(),
                all.links().stream()
                        .filter(link -> gone.stream().noneMatch(link.id()::contains))
                        .toList(),
                all.edges());
    }
}
