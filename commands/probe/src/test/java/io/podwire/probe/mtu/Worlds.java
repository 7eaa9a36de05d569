package io.podwire.probe.mtu;

import io.podwire.api.net.Netns;
import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client, a router and a server in namespaces of one machine, for tests. */
final class Worlds {

    static final IpAddress SERVER = IpAddress.parse("10.2.0.2");

    private Worlds() {}

    /**
     * {@code client eth0 - cable - in router out - cable - eth0 server}.
     *
     * @param out MTU of the router's link to the server
     * @param far MTU of the server's
     */
    static Topology routed(int out, int far) {
        List<TopologyPlace> places = List.of(place(1, "host"), place(2, "router"), place(3, "server"));
        List<TopologyLink> links = List.of(
                link(1, 2, "eth0", 1500, "10.1.0.2/24"),
                link(2, 2, "in", 1500, "10.1.0.1/24"),
                link(2, 3, "out", out, "10.2.0.1/24"),
                link(3, 2, "eth0", far, "10.2.0.2/24"));
        List<TopologyEdge> edges = new ArrayList<>();
        edges.add(cable("n/1/2", "n/2/2"));
        edges.add(cable("n/2/3", "n/3/2"));
        return new Topology(null, List.of(), places, links, edges);
    }

    private static TopologyPlace place(long inode, String label) {
        return new TopologyPlace("n/" + inode, "n", TopologyPlace.Kind.NETNS, label, inode, List.of());
    }

    private static TopologyLink link(long inode, int index, String name, int mtu, String address) {
        return new TopologyLink(
                "n/" + inode + "/" + index,
                "n/" + inode,
                index,
                name,
                "veth",
                TopologyLink.Role.OTHER,
                "",
                null,
                mtu,
                "UP",
                List.of(Cidr.parse(address)),
                null,
                null,
                List.of());
    }

    private static TopologyEdge cable(String from, String to) {
        return new TopologyEdge(TopologyEdge.Kind.VETH, from, to, null, Direction.BOTH, "", "told");
    }

    static Netns netns(long inode, String name, boolean host) {
        return new Netns(inode, host, host ? List.of() : List.of(name), List.of(), List.of(), List.of(), null);
    }

    /** A route by a link; to a gateway, or on the link where that is null. */
    static Route route(int link, String gateway, Integer mtu, Duration expires) {
        NextHop hop = new NextHop(gateway == null ? null : IpAddress.parse(gateway), link, null, 1, List.of(), null);
        return route("unicast", List.of(hop), mtu, expires);
    }

    static Route local() {
        return route("local", List.of(), null, null);
    }

    private static Route route(String type, List<NextHop> hops, Integer mtu, Duration expires) {
        return new Route(
                1,
                new Cidr(SERVER, 32),
                null,
                type,
                254,
                "main",
                "boot",
                "global",
                null,
                0,
                0,
                hops,
                null,
                mtu,
                List.of(),
                List.of(),
                null,
                expires);
    }
}
