package io.podwire.shell.render.drawing;

import io.podwire.api.net.FarEnd;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyPlace;

/** Networks as they are met in the field. */
final class Worlds {

    private Worlds() {}

    /** A node of flannel with two pods. */
    static Topology flannel() {
        World world = new World();
        flannelNode(world, 1, 2);
        return world.whole();
    }

    /** A node of flannel with 250 pods, of which three are unlike the others. */
    static Topology crowd() {
        World world = new World();
        flannelNode(world, 1, 247);
        String host = "worker-1/4026531840";
        String small = pod(world, "worker-1", 900, "shop/small-mtu");
        String smallLink = world.add(World.link(small, 2, "eth0", "veth")
                .role(Role.POD_LINK, "pod's link")
                .mtu(1400)
                .at("10.244.1.250/24"));
        String smallPort = world.add(World.link(host, 1900, "vethsmall", "veth")
                .role(Role.POD_PORT, "pod's port")
                .mtu(1400));
        world.edge(Kind.VETH, smallLink, smallPort, "");
        world.edge(Kind.BRIDGE_PORT, smallPort, host + "/5", "");
        String lost = pod(world, "worker-1", 901, "shop/off-the-bridge");
        String lostLink = world.add(World.link(lost, 2, "eth0", "veth")
                .role(Role.POD_LINK, "pod's link")
                .mtu(1450)
                .at("10.244.1.251/24"));
        String lostPort = world.add(World.link(host, 1901, "vethlost", "veth")
                .role(Role.POD_PORT, "pod's port")
                .mtu(1450));
        world.edge(Kind.VETH, lostLink, lostPort, "");
        String down = pod(world, "worker-1", 902, "shop/cable-down");
        String downLink = world.add(World.link(down, 2, "eth0", "veth")
                .role(Role.POD_LINK, "pod's link")
                .mtu(1450)
                .at("10.244.1.252/24"));
        String downPort = world.add(World.link(host, 1902, "vethdown", "veth")
                .role(Role.POD_PORT, "pod's port")
                .mtu(1450)
                .down());
        world.edge(Kind.VETH, downLink, downPort, "");
        world.edge(Kind.BRIDGE_PORT, downPort, host + "/5", "");
        return world.whole();
    }

    /** Two nodes of flannel, joined. */
    static Topology twoNodes() {
        World world = new World();
        flannelNode(world, 1, 2);
        flannelNode(world, 2, 2);
        return world.whole();
    }

    private static void flannelNode(World world, int number, int pods) {
        String node = "worker-" + number;
        String range = "10.244." + number + ".";
        String host = world.node(node, "flannel");
        String eth0 = world.add(World.link(host, 2, "eth0", "veth")
                .role(Role.UPLINK, "uplink")
                .mac("02:00:00:00:00:0" + number)
                .at("192.168.10.1" + number + "/24", "fd00:10::1" + number + "/64"));
        String vtep = world.add(World.link(host, 4, "flannel.1", "vxlan")
                .role(Role.VTEP, "flannel's VTEP")
                .mac("7e:e5:f7:e6:f5:0" + number)
                .mtu(1450)
                .at(range + "0/32")
                .tunnel(1L, 8472, FarEnd.FDB, null, "192.168.10.1" + (3 - number)));
        String bridge = world.add(World.link(host, 5, "cni0", "bridge")
                .role(Role.CNI_BRIDGE, "CNI bridge")
                .mac("0a:58:0a:f4:0" + number + ":01")
                .mtu(1450)
                .at(range + "1/24", "fd00:244:" + number + "::1/64"));
        world.edge(Kind.ROUTE, bridge, vtep, "10.244." + (3 - number) + ".0/24");
        world.edge(Kind.TUNNEL_SOCKET, vtep, eth0, "outer packets");
        if (number == 2) {
            world.edge(Kind.TUNNEL, "worker-1/4026531840/4", vtep, "192.168.10.12", Direction.BOTH, "VNI 1, UDP 8472");
            world.edge(Kind.WIRE, "worker-1/4026531840/2", eth0, "192.168.10.0/24");
        }
        for (int i = 0; i < pods; i++) {
            String place = pod(world, node, 500 + i, "shop/" + (i % 2 == 0 ? "cart-" : "web-") + i);
            String inside = world.add(World.link(place, 2, "eth0", "veth")
                    .role(Role.POD_LINK, "pod's link")
                    .mac(String.format("0a:58:0a:f4:%02x:%02x", number, i + 2))
                    .mtu(1450)
                    .at(range + (i + 2) + "/24", "fd00:244:" + number + "::" + Integer.toHexString(i + 2) + "/64"));
            String port = world.add(World.link(host, 10 + i, String.format("veth%08x", 0xa1f852ea + i * 7919), "veth")
                    .role(Role.POD_PORT, "pod's port")
                    .mtu(1450));
            world.edge(Kind.VETH, inside, port, "");
            world.edge(Kind.BRIDGE_PORT, port, bridge, "");
        }
    }

    private static String pod(World world, String node, int number, String name) {
        return world.place(node, TopologyPlace.Kind.POD, name, 4026532000L + number);
    }

    /** A worker and the VM of a peer pod: tc redirects between cable and tunnel, and a tunnel whose socket is in another namespace. */
    static Topology peerPods() {
        World world = new World();
        String worker = world.node("worker", "ovn-kubernetes");
        String ens = world.add(
                World.link(worker, 2, "ens3", "").role(Role.UPLINK, "uplink").at("192.168.10.163/24"));
        String br = world.add(World.link(worker, 6, "br-int", "openvswitch")
                .role(Role.OVS_BRIDGE, "OVN's integration bridge")
                .mtu(1400)
                .down());
        String mp0 = world.add(World.link(worker, 7, "ovn-k8s-mp0", "openvswitch")
                .role(Role.MANAGEMENT_PORT, "OVN's management port")
                .mac("0a:58:0a:84:02:02")
                .mtu(1400)
                .at("10.132.2.2/23")
                .port("br-int", 2, "internal"));
        String port = world.add(World.link(worker, 4256, "8b7266486ea2861", "veth")
                .role(Role.POD_PORT, "pod's port")
                .mtu(1400)
                .port("br-int", 41, "system"));
        world.edge(Kind.OVS_PORT, mp0, br, "port 2");
        world.edge(Kind.OVS_PORT, port, br, "port 41");
        String pod = world.place("worker", TopologyPlace.Kind.POD, "shop/peer", 4026533001L);
        String eth0 = world.add(World.link(pod, 2, "eth0", "veth")
                .role(Role.POD_LINK, "pod's link")
                .mac("0a:58:0a:84:02:2e")
                .mtu(1400)
                .at("10.132.2.46/23"));
        String vxlan1 = world.add(World.link(pod, 4257, "vxlan1", "vxlan")
                .role(Role.VTEP, "tunnel to the pod VM")
                .mtu(1450)
                .mac("de:0d:5a:10:c2:31")
                .tunnel(555005L, 4789, FarEnd.REMOTE, null, "192.168.10.201"));
        world.edge(Kind.VETH, eth0, port, "");
        world.edge(Kind.REDIRECT, eth0, vxlan1, "mirred redirect, u32, all");
        world.edge(Kind.TUNNEL_SOCKET, vxlan1, ens, "socket in the host's netns");
        String vm = world.node("pod-vm", null);
        String uplink = world.add(
                World.link(vm, 2, "enc1", "").role(Role.UPLINK, "uplink").at("192.168.10.201/24"));
        String podns = world.place("pod-vm", TopologyPlace.Kind.NETNS, "podns", 4026533002L);
        String vxlan0 = world.add(World.link(podns, 3, "vxlan0", "vxlan")
                .role(Role.VTEP, "tunnel to the worker")
                .mac("7e:e5:f7:e6:f5:1a")
                .mtu(1500)
                .at("10.132.2.46/23")
                .tunnel(555005L, 4789, FarEnd.REMOTE, null, "192.168.10.163"));
        world.edge(Kind.TUNNEL_SOCKET, vxlan0, uplink, "socket in the host's netns");
        world.edge(Kind.TUNNEL, vxlan1, vxlan0, "192.168.10.201", Direction.BOTH, "VNI 555005, UDP 4789");
        world.edge(Kind.WIRE, ens, uplink, "192.168.10.0/24");
        return world.whole();
    }

    /** The same worker where one of the redirects is missing. */
    static Topology oneSidedRedirect() {
        World world = new World();
        world.node("worker", null);
        String pod = world.place("worker", TopologyPlace.Kind.POD, "shop/peer", 4026533001L);
        String eth0 = world.add(World.link(pod, 2, "eth0", "veth")
                .role(Role.POD_LINK, "pod's link")
                .mac("0a:58:0a:84:02:2e")
                .at("10.132.2.46/23"));
        String vxlan1 = world.add(World.link(pod, 3, "vxlan1", "vxlan")
                .role(Role.VTEP, "tunnel")
                .tunnel(555005L, 4789, FarEnd.REMOTE, null, "192.168.10.201"));
        world.edge(Kind.REDIRECT, eth0, vxlan1, null, Direction.FORTH, "mirred redirect, u32, all");
        world.edge(Kind.TUNNEL, vxlan1, null, "192.168.10.201", Direction.BOTH, "VNI 555005, UDP 4789");
        world.edge(Kind.TUNNEL_SOCKET, vxlan1, "worker/4026531840", "");
        return world.whole();
    }

    /** A node of OVN-Kubernetes: two switches of Open vSwitch, joined by a patch, a Geneve port that the kernel has not. */
    static Topology ovn() {
        World world = new World();
        String host = world.node("ovn-1", "ovn-kubernetes");
        String ens = world.add(
                World.link(host, 2, "ens3", "").role(Role.UPLINK, "uplink").port("br-ex", 1, "system"));
        String ex = world.add(World.link(host, 4, "br-ex", "openvswitch")
                .role(Role.OVS_BRIDGE, "OVN's external bridge")
                .at("192.168.10.21/24"));
        String integration = world.add(World.link(host, 5, "br-int", "openvswitch")
                .role(Role.OVS_BRIDGE, "OVN's integration bridge")
                .mtu(1400)
                .down());
        String mp0 = world.add(World.link(host, 6, "ovn-k8s-mp0", "openvswitch")
                .role(Role.MANAGEMENT_PORT, "OVN's management port")
                .mac("0a:58:0a:84:00:02")
                .mtu(1400)
                .at("10.132.0.2/23")
                .port("br-int", 2, "internal"));
        String geneve = world.add(World.link(host, 0, "ovn-b2c4d6-0", "geneve")
                .role(Role.VTEP, "OVN's tunnel")
                .mtu(0)
                .tunnel(null, 6081, FarEnd.REMOTE, null, "192.168.10.22")
                .port("br-int", 1, "geneve"));
        String sys = world.add(World.link(host, 7, "genev_sys_6081", "geneve")
                .role(Role.VTEP, "Open vSwitch's Geneve link")
                .mtu(65000)
                .tunnel(null, 6081, FarEnd.UNKNOWN, null));
        world.edge(Kind.OVS_PORT, ens, ex, "port 1");
        world.edge(Kind.OVS_PATCH, ex, integration, "patch-br-ex_ovn-1-to-br-int");
        world.edge(Kind.OVS_PORT, mp0, integration, "port 2");
        world.edge(Kind.OVS_PORT, geneve, integration, "port 1");
        world.edge(Kind.PARENT, geneve, sys, "");
        world.edge(Kind.TUNNEL, geneve, null, "192.168.10.22", Direction.BOTH, "Geneve, UDP 6081");
        world.edge(Kind.TUNNEL_SOCKET, geneve, ex, "");
        for (int i = 0; i < 3; i++) {
            String pod = pod(world, "ovn-1", 700 + i, "shop/pay-" + i);
            String eth0 = world.add(World.link(pod, 2, "eth0", "veth")
                    .role(Role.POD_LINK, "pod's link")
                    .mac("0a:58:0a:84:00:0" + (i + 4))
                    .mtu(1400)
                    .at("10.132.0." + (i + 4) + "/23"));
            String port = world.add(World.link(host, 20 + i, "7c1d9e0b3a5f4" + i, "veth")
                    .role(Role.POD_PORT, "pod's port")
                    .mtu(1400)
                    .port("br-int", 10 + i, "system"));
            world.edge(Kind.VETH, eth0, port, "");
            world.edge(Kind.OVS_PORT, port, integration, "port " + (10 + i));
        }
        return world.whole();
    }
}
