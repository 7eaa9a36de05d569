package io.podwire.analysis.topology;

import static io.podwire.analysis.topology.NodeSketch.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.LinkKind;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.TargetRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the kernel of a test machine can't make: other nodes, other plug-ins, other kinds of links. */
class TopologyGraphTest {

    /** {@code kind from -> to | label}, {@code =} where it goes both ways; ends without their namespaces' inodes. */
    private static List<String> rows(Topology graph) {
        Map<String, String> names = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        for (TopologyPlace place : graph.places()) {
            places.put(place.id(), place.node() + ":" + place.label());
            names.put(place.id(), places.get(place.id()));
        }
        graph.links().forEach(link -> names.put(link.id(), places.get(link.place()) + ":" + link.name()));
        return graph.edges().stream().map(edge -> row(edge, names)).toList();
    }

    private static String row(TopologyEdge edge, Map<String, String> names) {
        Object to = edge.to() == null ? edge.address() : names.get(edge.to());
        return edge.kind() + " " + names.get(edge.from()) + (edge.direction() == Direction.BOTH ? " = " : " -> ") + to
                + (edge.label().isEmpty() ? "" : " | " + edge.label());
    }

    private static Topology graph(NodeSketch... nodes) {
        return TopologyGraph.of(Arrays.stream(nodes).map(NodeSketch::facts).toList());
    }

    private static TopologyLink link(Topology graph, String name) {
        return graph.links().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    private static String said(Topology graph, String name) {
        return link(graph, name).role() + ", " + link(graph, name).meaning();
    }

    /** A node as flannel leaves one. */
    private static NodeSketch flannel(int number, long vni, int port, int... peers) {
        NodeSketch node = new NodeSketch("worker-" + number)
                .plugin("flannel")
                .link(HOST, 2, "eth0", "192.168.10.1" + number + "/24")
                .link(HOST, 3, "cni0", NodeSketch.bridge(), null, null, null, "10.244." + number + ".1/24")
                .link(
                        HOST,
                        4,
                        "flannel.1",
                        NodeSketch.vxlan(vni, "192.168.10.1" + number, null, 2, port),
                        null,
                        null,
                        null,
                        "10.244." + number + ".0/32")
                .netns(200, "cni-" + number)
                .pod(200, "shop", "cart-" + number)
                .cable(200, 10, "vethcart", 3, "10.244." + number + ".9/24")
                .route(HOST, "0.0.0.0/0", "192.168.10.1", 2)
                .route(HOST, "10.244." + number + ".0/24", null, 3);
        for (int peer : peers) {
            node.fdb(HOST, 4, "192.168.10.1" + peer);
            node.route(HOST, "10.244." + peer + ".0/24", "10.244." + peer + ".0", 4);
        }
        return node;
    }

    @Test
    void twoNodesAreJoinedByTheirTunnelAndTheirWire() {
        assertThat(rows(graph(flannel(1, 1, 8472, 2), flannel(2, 1, 8472, 1))))
                .containsExactly(
                        "WIRE worker-1:host:eth0 = worker-2:host:eth0 | 192.168.10.0/24",
                        "ROUTE worker-1:host:cni0 = worker-1:host:eth0 | default",
                        "ROUTE worker-1:host:cni0 = worker-1:host:flannel.1 | 10.244.2.0/24",
                        "TUNNEL worker-1:host:flannel.1 = worker-2:host:flannel.1 | VNI 1, UDP 8472",
                        "TUNNEL_SOCKET worker-1:host:flannel.1 = worker-1:host:eth0",
                        "BRIDGE_PORT worker-1:host:vethcart = worker-1:host:cni0",
                        "VETH worker-1:shop/cart-1:eth0 = worker-1:host:vethcart",
                        "ROUTE worker-2:host:cni0 = worker-2:host:eth0 | default",
                        "ROUTE worker-2:host:cni0 = worker-2:host:flannel.1 | 10.244.1.0/24",
                        "TUNNEL_SOCKET worker-2:host:flannel.1 = worker-2:host:eth0",
                        "BRIDGE_PORT worker-2:host:vethcart = worker-2:host:cni0",
                        "VETH worker-2:shop/cart-2:eth0 = worker-2:host:vethcart");
    }

    @Test
    void numbersThatDifferAreSaidAndDoNotPart() {
        assertThat(rows(graph(flannel(1, 1, 8472, 2), flannel(2, 7, 8472, 1))))
                .contains("TUNNEL worker-1:host:flannel.1 = worker-2:host:flannel.1 | "
                        + "VNI 1, UDP 8472; far end: VNI 7, UDP 8472");
        assertThat(rows(graph(flannel(1, 1, 8472, 2), flannel(2, 1, 4789, 1))))
                .contains("TUNNEL worker-1:host:flannel.1 = worker-2:host:flannel.1 | "
                        + "VNI 1, UDP 8472; far end: VNI 1, UDP 4789");
    }

    @Test
    void aTunnelThatIsNotGivenBackGoesForthOnly() {
        assertThat(rows(graph(flannel(1, 1, 8472, 2, 3), flannel(2, 1, 8472))))
                .contains(
                        "TUNNEL worker-1:host:flannel.1 -> worker-2:host:flannel.1 | VNI 1, UDP 8472",
                        "TUNNEL worker-1:host:flannel.1 -> 192.168.10.13 | VNI 1, UDP 8472");
    }

    @Test
    void aNodeThatHasTheAddressAndNoSuchTunnelIsNamed() {
        NodeSketch bare = new NodeSketch("worker-2").link(HOST, 2, "ens5", "192.168.10.12/24");
        assertThat(rows(graph(flannel(1, 1, 8472, 2), bare)))
                .contains("TUNNEL worker-1:host:flannel.1 -> worker-2:host:ens5 | "
                        + "VNI 1, UDP 8472; no such tunnel ends there");
    }

    @Test
    void ofManyTunnelsBetweenTwoHostsTheOnesOfOneIdBelongTogether() {
        NodeSketch worker = new NodeSketch("worker").link(HOST, 2, "eth0", "192.168.10.163/24");
        NodeSketch machine = new NodeSketch("vm").link(HOST, 2, "eth0", "192.168.10.201/24");
        for (int i = 1; i <= 3; i++) {
            worker.netns(200 + i, "p" + i)
                    .link(
                            200 + i,
                            3,
                            "vxlan1",
                            NodeSketch.vxlan(5000 + i, "192.168.10.163", "192.168.10.201", null, 4789),
                            null,
                            3,
                            0);
        }
        for (int i = 2; i <= 3; i++) {
            machine.netns(200 + i, "q" + i)
                    .link(
                            200 + i,
                            3,
                            "vxlan0",
                            NodeSketch.vxlan(5000 + i, "192.168.10.201", "192.168.10.163", null, 4789),
                            null,
                            3,
                            0);
        }
        worker.route(HOST, "192.168.10.0/24", null, 2);
        machine.route(HOST, "192.168.10.0/24", null, 2);
        assertThat(rows(graph(worker, machine)))
                .contains(
                        "TUNNEL worker:p2:vxlan1 = vm:q2:vxlan0 | VNI 5002, UDP 4789",
                        "TUNNEL worker:p3:vxlan1 = vm:q3:vxlan0 | VNI 5003, UDP 4789",
                        "TUNNEL worker:p1:vxlan1 -> vm:host:eth0 | VNI 5001, UDP 4789; no such tunnel ends there",
                        "TUNNEL_SOCKET worker:p2:vxlan1 = worker:host:eth0")
                .noneMatch(row -> row.startsWith("VETH") || row.startsWith("PARENT"));
    }

    @Test
    void twoMachinesOfOneNameAreTold() {
        Topology graph = graph(flannel(1, 1, 8472), flannel(1, 1, 8472));
        assertThat(graph.nodes())
                .containsExactly(new TopologyNode("worker-1", "flannel"), new TopologyNode("worker-1#2", "flannel"));
        assertThat(graph.links().stream().map(TopologyLink::id)).doesNotHaveDuplicates();
    }

    @Test
    void routesLeadToPodsWithoutABridge() {
        NodeSketch node = new NodeSketch("worker-1")
                .plugin("calico")
                .link(HOST, 2, "ens5", "10.0.0.4/24", "fd00::4/64")
                .link(
                        HOST,
                        5,
                        "vxlan.calico",
                        NodeSketch.vxlan(4096, "10.0.0.4", null, 2, 4789),
                        null,
                        null,
                        null,
                        "10.1.1.0/32")
                .fdb(HOST, 5, "10.0.0.5")
                .netns(200, "cni-a")
                .pod(200, "shop", "cart")
                .cable(200, 10, "cali0123", null, "10.1.1.9/32", "fd00:1::9/128")
                .netns(201, "cni-b")
                .pod(201, "shop", "lost")
                .cable(201, 11, "cali4567", null, "10.1.1.10/32")
                .route(HOST, "10.1.1.9/32", null, 10)
                .route(HOST, "fd00:1::9/128", null, 10)
                .route(HOST, "10.1.2.0/26", "10.1.2.0", 5)
                .route(HOST, "10.1.3.0/26", "10.1.3.0", 5)
                .route(HOST, "0.0.0.0/0", "10.0.0.1", 2)
                .route(HOST, "::/0", "fd00::1", 2)
                .route(HOST, "10.0.0.0/24", null, 2);
        Topology graph = graph(node);
        assertThat(rows(graph).stream().filter(row -> row.startsWith("ROUTE")))
                .containsExactly(
                        "ROUTE worker-1:host:cali0123 = worker-1:host:ens5 | default, default (IPv6)",
                        "ROUTE worker-1:host:cali0123 = worker-1:host:vxlan.calico | 10.1.2.0/26, 10.1.3.0/26");
        assertThat(said(graph, "cali4567")).as("no route leads there").isEqualTo("POD_PORT, Calico's pod port");
        assertThat(said(graph, "vxlan.calico")).isEqualTo("VTEP, Calico's VTEP");
    }

    @Test
    void openVswitchOfTheKernelHasOneLinkForAllTunnels() {
        NodeSketch node = new NodeSketch("worker-1")
                .link(HOST, 2, "eth0", "192.168.10.11/24")
                .link(HOST, 3, "ovs-system", new LinkKind.Simple("openvswitch"), null, null, null)
                .link(HOST, 4, "br-int", new LinkKind.Simple("openvswitch"), null, null, null)
                .link(HOST, 5, "ovn-k8s-mp0", new LinkKind.Simple("openvswitch"), null, null, null, "10.132.2.2/23")
                .link(HOST, 6, "genev_sys_6081", NodeSketch.externalGeneve(), 3, null, null)
                .netns(200, "p1")
                .netns(201, "p2")
                .pod(200, "shop", "cart")
                .cable(200, 10, "8b7266486ea2861", 3, "10.132.2.46/23")
                .link(201, 12, "moved", new LinkKind.Simple("openvswitch"), null, null, null, "10.132.2.47/23")
                .route(HOST, "192.168.10.0/24", null, 2)
                .port("br-int", "br-int", "internal", 4, 65534, Map.of())
                .port("br-int", "ovn-k8s-mp0", "internal", 5, 2, Map.of())
                .port("br-int", "8b7266486ea2861", "system", 10, 3, Map.of())
                .port("br-int", "stale", "system", 77, 4, Map.of())
                .port("br-int", "ovn-f00-0", "geneve", 6, 5, Map.of("remote_ip", "192.168.10.12", "key", "flow"))
                .internalPort("br-int", "eth1", 12, NodeSketch.mac(201, 12).toString());
        Topology graph = graph(node);
        assertThat(rows(graph))
                .contains(
                        "OVS_PORT worker-1:host:ovn-k8s-mp0 = worker-1:host:br-int | port 2",
                        "OVS_PORT worker-1:host:8b7266486ea2861 = worker-1:host:br-int | port 3",
                        "OVS_PORT worker-1:host:stale = worker-1:host:br-int | port 4",
                        "OVS_PORT worker-1:p2:moved = worker-1:host:br-int | port 9",
                        "TUNNEL worker-1:host:ovn-f00-0 -> 192.168.10.12 | UDP 6081",
                        "TUNNEL_SOCKET worker-1:host:ovn-f00-0 = worker-1:host:genev_sys_6081",
                        "TUNNEL_SOCKET worker-1:host:genev_sys_6081 = worker-1:host",
                        "MASTER worker-1:host:genev_sys_6081 = worker-1:host:ovs-system")
                .noneMatch(row -> row.startsWith("MASTER") && row.contains("8b7266486ea2861"));
        assertThat(link(graph, "stale").index()).isNull();
        assertThat(said(graph, "ovn-k8s-mp0")).isEqualTo("MANAGEMENT_PORT, OVN-Kubernetes' management port");
        assertThat(said(graph, "br-int")).isEqualTo("OVS_BRIDGE, OVN's integration bridge");
        assertThat(said(graph, "genev_sys_6081")).isEqualTo("VTEP, Open vSwitch's Geneve end");
        assertThat(said(graph, "8b7266486ea2861")).isEqualTo("POD_PORT, pod port");
    }

    @Test
    void aSwitchWithTheNodesOwnAddressIsTheInsideOfARouteOrTheWayOut() {
        NodeSketch inside = new NodeSketch("worker-1")
                .link(HOST, 2, "eth0", "192.168.10.11/24")
                .link(HOST, 4, "br-int", new LinkKind.Simple("tun"), null, null, null, "10.244.1.1/24")
                .route(HOST, "0.0.0.0/0", "192.168.10.1", 2)
                .route(HOST, "10.244.1.0/24", null, 4)
                .port("br-int", "br-int", "internal", 4, 65534, Map.of());
        assertThat(rows(graph(inside))).containsExactly("ROUTE worker-1:host:br-int = worker-1:host:eth0 | default");
        NodeSketch out = new NodeSketch("worker-1")
                .link(HOST, 4, "br-ex", new LinkKind.Simple("tun"), null, null, null, "192.168.10.11/24")
                .link(HOST, 5, "ovn-k8s-mp0", new LinkKind.Simple("tun"), null, null, null, "10.244.1.2/24")
                .route(HOST, "0.0.0.0/0", "192.168.10.1", 4)
                .route(HOST, "10.244.0.0/16", "10.244.1.1", 5)
                .port("br-ex", "br-ex", "internal", 4, 65534, Map.of())
                .port("br-int", "ovn-k8s-mp0", "internal", 5, 2, Map.of());
        assertThat(rows(graph(out))).contains("ROUTE worker-1:host:ovn-k8s-mp0 = worker-1:host:br-ex | default");
    }

    @Test
    void aPatchPortThatIsNotNamedBackGoesForthOnly() {
        NodeSketch node = new NodeSketch("worker-1")
                .port("br-int", "br-int", "internal", null, 65534, Map.of())
                .port("br-ex", "br-ex", "internal", null, 65534, Map.of())
                .port("br-int", "out", "patch", null, 1, Map.of("peer", "in"))
                .port("br-ex", "in", "patch", null, 1, Map.of("peer", "elsewhere"));
        assertThat(rows(graph(node))).contains("OVS_PATCH worker-1:host:out -> worker-1:host:in | not named back");
    }

    @Test
    void ciliumsLinksAreNamedAndItsProgramsToo() {
        NodeSketch node = new NodeSketch("worker-1")
                .plugin("cilium")
                .link(HOST, 2, "ens5", "10.0.0.4/24")
                .link(HOST, 3, "cilium_net", new LinkKind.Veth(), null, 4, null)
                .link(HOST, 4, "cilium_host", new LinkKind.Veth(), null, 3, null, "10.0.1.5/32")
                .netns(200, "cni-a")
                .pod(200, "shop", "cart")
                .cable(200, 10, "lxc0123", null, "10.0.1.9/32")
                .filter(HOST, 10, "ingress", "bpf", null)
                .route(HOST, "0.0.0.0/0", "10.0.0.1", 2)
                .route(HOST, "10.0.1.0/24", "10.0.1.5", 4);
        Topology graph = graph(node);
        assertThat(rows(graph))
                .contains(
                        "VETH worker-1:host:cilium_host = worker-1:host:cilium_net",
                        "VETH worker-1:shop/cart:eth0 = worker-1:host:lxc0123",
                        "ROUTE worker-1:host:cilium_host = worker-1:host:ens5 | default")
                .noneMatch(row -> row.startsWith("ROUTE") && row.contains("lxc"));
        assertThat(said(graph, "cilium_host")).isEqualTo("MANAGEMENT_PORT, Cilium's host link");
        assertThat(said(graph, "cilium_net")).isEqualTo("OTHER, other end of cilium_host");
        assertThat(said(graph, "lxc0123")).isEqualTo("POD_PORT, Cilium's pod port");
        assertThat(link(graph, "lxc0123").programs()).containsExactly("tc ingress cil_from_container (id 7)");
    }

    @Test
    void factsComeBeforeNames() {
        NodeSketch node = new NodeSketch("worker-1")
                .link(HOST, 2, "cali0", "10.0.0.4/24")
                .link(HOST, 3, "br7", NodeSketch.bridge(), null, null, null)
                .link(HOST, 4, "docker0", NodeSketch.bridge(), null, null, null)
                .netns(200, "cni-a")
                .pod(200, "shop", "cart")
                .cable(200, 10, "flannel.9", 3, "10.244.1.9/24")
                .route(HOST, "0.0.0.0/0", "10.0.0.1", 2);
        Topology graph = graph(node);
        assertThat(said(graph, "cali0")).isEqualTo("UPLINK, uplink, default route");
        assertThat(said(graph, "br7")).isEqualTo("CNI_BRIDGE, CNI bridge");
        assertThat(said(graph, "flannel.9")).isEqualTo("POD_PORT, pod port");
        assertThat(said(graph, "docker0")).as("nothing but a name").isEqualTo("CNI_BRIDGE, Docker's bridge");
    }

    @Test
    void whatIsBelowAnUplinkIsOne() {
        NodeSketch node = new NodeSketch("worker-1")
                .link(HOST, 2, "eno1")
                .link(HOST, 3, "eno2")
                .link(HOST, 4, "bond0", new LinkKind.Other("bond", List.of()), null, null, null)
                .link(HOST, 5, "bond0.7", new LinkKind.Vlan(7, "802.1Q", List.of()), null, 4, null, "10.0.0.4/24")
                .link(HOST, 6, "eno3", new LinkKind.Plain(), 4, null, null)
                .route(HOST, "0.0.0.0/0", "10.0.0.1", 5);
        Topology graph = graph(node);
        assertThat(rows(graph)).contains("PARENT worker-1:host:bond0.7 = worker-1:host:bond0 | VLAN 7");
        assertThat(said(graph, "bond0.7")).isEqualTo("UPLINK, uplink, default route");
        assertThat(said(graph, "bond0")).isEqualTo("UPLINK, uplink, below");
        assertThat(said(graph, "eno3")).isEqualTo("UPLINK, uplink, below");
        assertThat(link(graph, "eno1").role()).isEqualTo(Role.OTHER);
    }

    @Test
    void aRedirectWithoutItsOppositeGoesForthOnly() {
        NodeSketch node = new NodeSketch("worker-1")
                .netns(200, "p")
                .link(200, 2, "eth0")
                .link(200, 3, "tap0_kata")
                .link(200, 4, "tap1_kata")
                .redirect(200, 2, 3, "ingress", true)
                .redirect(200, 3, 2, "ingress", true)
                .redirect(200, 2, 4, "ingress", null)
                .redirect(200, 4, 2, "egress", true)
                .redirect(200, 2, 99, "ingress", true);
        assertThat(rows(graph(node)).stream().filter(row -> row.startsWith("REDIRECT")))
                .containsExactly(
                        "REDIRECT worker-1:p:eth0 = worker-1:p:tap0_kata | mirred redirect, u32, all",
                        "REDIRECT worker-1:p:eth0 -> worker-1:p:tap1_kata | mirred redirect, u32, some",
                        "REDIRECT worker-1:p:tap1_kata -> worker-1:p:eth0 | mirred redirect, egress to egress, u32, all");
    }

    @Test
    void indexesAloneProveNothing() {
        NodeSketch node = new NodeSketch("worker-1")
                .link(HOST, 7, "veth7", new LinkKind.Veth(), null, 2, 33)
                .netns(200, "p")
                .link(200, 2, "eth0", new LinkKind.Veth(), null, 7, 44)
                .link(200, 3, "vxlan1", NodeSketch.vxlan(1, null, "10.9.9.9", null, 4789), null, 3, 44);
        assertThat(rows(graph(node))).containsExactly("TUNNEL worker-1:p:vxlan1 -> 10.9.9.9 | VNI 1, UDP 4789");
    }

    @Test
    void onePodsWayGoesToTheWireAndToTheFarEnds() {
        List<TopologyFacts> nodes = List.of(
                flannel(1, 1, 8472, 2)
                        .netns(201, "other")
                        .pod(201, "shop", "other")
                        .cable(201, 11, "vethother", 3, "10.244.1.10/24")
                        .facts(),
                flannel(2, 1, 8472, 1).facts());
        Topology way = TopologyGraph.toward(TargetRef.parse("shop/cart-1"), nodes);
        assertThat(way.target()).isEqualTo("shop/cart-1");
        assertThat(rows(way))
                .containsExactly(
                        "WIRE worker-1:host:eth0 = worker-2:host:eth0 | 192.168.10.0/24",
                        "ROUTE worker-1:host:cni0 = worker-1:host:eth0 | default",
                        "ROUTE worker-1:host:cni0 = worker-1:host:flannel.1 | 10.244.2.0/24",
                        "TUNNEL worker-1:host:flannel.1 = worker-2:host:flannel.1 | VNI 1, UDP 8472",
                        "TUNNEL_SOCKET worker-1:host:flannel.1 = worker-1:host:eth0",
                        "BRIDGE_PORT worker-1:host:vethcart = worker-1:host:cni0",
                        "VETH worker-1:shop/cart-1:eth0 = worker-1:host:vethcart",
                        "TUNNEL_SOCKET worker-2:host:flannel.1 = worker-2:host:eth0");
        assertThat(way.places().stream().map(TopologyPlace::label)).containsExactly("host", "shop/cart-1", "host");
        assertThat(rows(TopologyGraph.toward(TargetRef.parse("10.244.1.10"), nodes)))
                .contains("VETH worker-1:shop/other:eth0 = worker-1:host:vethother")
                .noneMatch(row -> row.contains("cart"));
    }

    @Test
    void aTargetMayBeALinkAnAddressOfTheNodeOrOnTheOtherNode() {
        List<TopologyFacts> nodes =
                List.of(flannel(1, 1, 8472, 2).facts(), flannel(2, 1, 8472, 1).facts());
        assertThat(rows(TopologyGraph.toward(TargetRef.parse("192.168.10.11"), nodes)))
                .containsExactly("WIRE worker-1:host:eth0 = worker-2:host:eth0 | 192.168.10.0/24");
        assertThat(rows(TopologyGraph.toward(TargetRef.parse("link/flannel.1"), nodes)))
                .contains("TUNNEL worker-1:host:flannel.1 = worker-2:host:flannel.1 | VNI 1, UDP 8472")
                .noneMatch(row -> row.startsWith("ROUTE"));
        assertThat(rows(TopologyGraph.toward(TargetRef.parse("shop/cart-2"), nodes)))
                .contains("VETH worker-2:shop/cart-2:eth0 = worker-2:host:vethcart")
                .noneMatch(row -> row.contains("cart-1"));
        assertThat(TopologyGraph.toward(TargetRef.parse("node/worker-2"), nodes).links())
                .anyMatch(link -> link.id().startsWith("worker-2/"));
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        List<TopologyFacts> nodes = List.of(flannel(1, 1, 8472).facts());
        assertThatThrownBy(() -> TopologyGraph.toward(TargetRef.parse("shop/card-1"), nodes))
                .isInstanceOf(NotFound.class)
                .hasMessage("shop/card-1: nothing on worker-1 answers to it");
        assertThatThrownBy(() -> TopologyGraph.toward(TargetRef.parse("127.0.0.1"), nodes))
                .isInstanceOf(BadUse.class);
    }
}
