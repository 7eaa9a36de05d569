package io.podwire.shell.render.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Role;

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
                .edge(Kind.ROUTE, "worker-1/host/cni0", "worker-1/host/flannel.1", "10.244.2.0/24 via 10.244.2.0");
        flannelPod(world, 1, "shop/cart-0", "vethcart0", "10.244.1.10", "fd00:10:244:1::a");
        flannelPod(world, 1, "shop/web-0", "vethweb0", "10.244.1.11", "fd00:10:244:1::b");
        flannelPod(world, 1, "kube-system/coredns-7db6d8ff4d-4xkzv", "veth1a2b3c4d", "10.244.1.2", "fd00:10:244:1::2");
        return world.link("worker-1/host/vethstray0", "veth", Role.OTHER, "", 1450)
                .end();
    }
}
