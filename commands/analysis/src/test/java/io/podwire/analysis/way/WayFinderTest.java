package io.podwire.analysis.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.net.FarEnd;
import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.probe.MtuLink;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WayFinderTest {

    private static final IpAddress NEAR = IpAddress.parse("10.244.1.11");
    private static final IpAddress FAR = IpAddress.parse("10.244.2.10");
    private static final IpAddress OTHER_NODE = IpAddress.parse("192.168.0.2");

    private final List<TopologyPlace> places = new ArrayList<>();
    private final List<TopologyLink> links = new ArrayList<>();
    private final List<TopologyEdge> edges = new ArrayList<>();
    private final Map<String, Route> routes = new HashMap<>();

    private void place(long inode, String label) {
        places.add(new TopologyPlace("n/" + inode, "n", TopologyPlace.Kind.NETNS, label, inode, List.of()));
    }

    private String link(long inode, int index, String name, String kind, int mtu, String address, Tunnel tunnel) {
        String id = "n/" + inode + "/" + index;
        List<Cidr> addresses = address == null ? List.of() : List.of(Cidr.parse(address));
        links.add(new TopologyLink(
                id,
                "n/" + inode,
                index,
                name,
                kind,
                TopologyLink.Role.OTHER,
                "",
                null,
                mtu,
                "UP",
                addresses,
                tunnel,
                null,
                List.of()));
        return id;
    }

    private void edge(Kind kind, String from, String to, IpAddress address) {
        edges.add(new TopologyEdge(kind, from, to, address, Direction.BOTH, "", "told"));
    }

    private void route(long inode, IpAddress to, Integer link, String gateway) {
        List<NextHop> hops = link == null
                ? List.of()
                : List.of(
                        new NextHop(gateway == null ? null : IpAddress.parse(gateway), link, null, 1, List.of(), null));
        routes.put(
                "n/" + inode + " " + to,
                new Route(
                        inode,
                        new Cidr(to, to.bits()),
                        null,
                        link == null ? "local" : "unicast",
                        254,
                        "main",
                        "boot",
                        "global",
                        null,
                        0,
                        0,
                        hops,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null));
    }

    private LocalWay way(IpAddress target) {
        Topology topology = new Topology(null, List.of(), places, links, edges);
        return WayFinder.of(topology, 1, target, (place, to) -> routes.get(place.id() + " " + to));
    }

    /** Two pods on a bridge, and a VXLAN to another node, as flannel has it. */
    private void node() {
        place(9, "host");
        place(1, "shop/web-0");
        place(2, "shop/cart-0");
        String web = link(1, 2, "eth0", "veth", 1450, "10.244.1.10/24", null);
        String cart = link(2, 2, "eth0", "veth", 1450, "10.244.1.11/24", null);
        String webPort = link(9, 4, "vethweb", "veth", 1450, null, null);
        String cartPort = link(9, 5, "vethcart", "veth", 1400, null, null);
        String bridge = link(9, 3, "cni0", "bridge", 1450, "10.244.1.1/24", null);
        String nic = link(9, 2, "eth0", "", 1500, "192.168.0.1/24", null);
        Tunnel tunnel = new Tunnel(1L, IpAddress.parse("192.168.0.1"), List.of(OTHER_NODE), FarEnd.FDB, 8472);
        String vxlan = link(9, 6, "flannel.1", "vxlan", 1450, "10.244.1.0/32", tunnel);
        edge(Kind.VETH, web, webPort, null);
        edge(Kind.VETH, cart, cartPort, null);
        edge(Kind.BRIDGE_PORT, webPort, bridge, null);
        edge(Kind.BRIDGE_PORT, cartPort, bridge, null);
        edge(Kind.TUNNEL, vxlan, null, OTHER_NODE);
        edge(Kind.TUNNEL_SOCKET, vxlan, nic, null);
        route(1, NEAR, 2, null);
        route(1, FAR, 2, "10.244.1.1");
        route(2, NEAR, null, null);
        route(9, FAR, 6, "10.244.2.0");
        route(9, OTHER_NODE, 2, null);
    }

    @Test
    void podsOnOneBridgeReachEachOtherWithoutARouter() {
        node();
        LocalWay way = way(NEAR);
        assertThat(way.whole()).isTrue();
        assertThat(way.links())
                .extracting(MtuLink::label)
                .containsExactly("eth0 in shop/web-0", "vethweb in host", "vethcart in host", "eth0 in shop/cart-0");
        assertThat(way.links()).extracting(MtuLink::routed).containsExactly(true, false, false, false);
        assertThat(way.narrowest().label()).isEqualTo("vethcart in host");
    }

    @Test
    void aTunnelsOuterPacketsTakeItsOverheadOfTheLinkBelow() {
        node();
        LocalWay way = way(FAR);
        assertThat(way.whole()).isFalse();
        assertThat(way.links())
                .extracting(MtuLink::label)
                .containsExactly("eth0 in shop/web-0", "vethweb in host", "flannel.1 in host", "eth0 in host");
        MtuLink nic = way.links().get(3);
        assertThat(nic.overhead()).isEqualTo(50);
        assertThat(nic.fits()).isEqualTo(1450);
    }

    /** eth0 of a sandbox, whose packets tc sends into a tunnel in the same namespace. */
    @Test
    void aRedirectLeadsOn() {
        place(1, "client");
        place(9, "pod");
        String eth0 = link(1, 2, "eth0", "veth", 1500, "10.0.0.2/24", null);
        String peer = link(9, 2, "eth0", "veth", 1500, null, null);
        Tunnel tunnel = new Tunnel(7L, null, List.of(IpAddress.parse("fd00::2")), FarEnd.REMOTE, 4789);
        String vxlan = link(9, 3, "vxlan1", "vxlan", 1450, null, tunnel);
        String outer = link(9, 4, "up0", "", 1500, null, null);
        edge(Kind.VETH, eth0, peer, null);
        edge(Kind.REDIRECT, peer, vxlan, null);
        edge(Kind.TUNNEL_SOCKET, vxlan, outer, null);
        route(1, FAR, 2, "10.0.0.1");
        LocalWay way = way(FAR);
        assertThat(way.links()).extracting(MtuLink::link).containsExactly("eth0", "eth0", "vxlan1", "up0");
        assertThat(way.links().get(3).overhead()).as("over IPv6").isEqualTo(70);
    }

    @Test
    void aLoopOfRoutesEnds() {
        place(1, "a");
        place(2, "b");
        String a = link(1, 2, "eth0", "veth", 1500, "10.0.0.1/24", null);
        String b = link(2, 2, "eth0", "veth", 1500, "10.0.0.2/24", null);
        edge(Kind.VETH, a, b, null);
        route(1, FAR, 2, "10.0.0.2");
        route(2, FAR, 2, "10.0.0.1");
        LocalWay way = way(FAR);
        assertThat(way.whole()).isFalse();
        assertThat(way.notes()).containsExactly("the way to 10.244.2.10 comes back to a");
    }

    @Test
    void whereThereIsNoRouteTheWayEnds() {
        place(1, "a");
        assertThat(way(FAR).notes()).containsExactly("a has no route to 10.244.2.10");
        assertThat(way(FAR).links()).isEmpty();
    }
}
