package io.podwire.analysis.way;

import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.probe.MtuLink;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows a packet from a namespace to an address: each namespace's own choice of a route, then the cable, bridge, redirect or tunnel that
 * the chosen link leads to, until the way leaves this machine or arrives. A route of several ways is followed by the first.
 */
public final class WayFinder {

    /** A forwarding loop ends somewhere. */
    private static final int MOST_PLACES = 64;

    private final WayGraph graph;
    private final RouteChoice routes;
    private final List<MtuLink> links = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> passed = new HashSet<>();

    private WayFinder(Topology topology, RouteChoice routes) {
        this.graph = new WayGraph(topology);
        this.routes = routes;
    }

    /**
     * The way.
     *
     * @param from inode of the sender's namespace
     */
    public static LocalWay of(Topology topology, long from, IpAddress target, RouteChoice routes) {
        WayFinder finder = new WayFinder(topology, routes);
        TopologyPlace start = finder.graph.place(from);
        boolean whole = start != null && finder.route(start, target, 0);
        return new LocalWay(finder.links, finder.places, whole, finder.notes);
    }

    /** A packet is in a namespace that sends or forwards it. @return whether it arrives */
    private boolean route(TopologyPlace place, IpAddress destination, int overhead) {
        Route route = routes.to(place, destination);
        if (route == null || places.size() >= MOST_PLACES || !passed.add(place.id() + " " + destination)) {
            notes.add(
                    route == null
                            ? place.label() + " has no route to " + destination
                            : "the way to " + destination + " comes back to " + place.label());
            return false;
        }
        places.add(place.id());
        if (route.type().equals("local")) {
            return true;
        }
        if (route.nextHops().isEmpty()) {
            notes.add("the route to " + destination + " in " + place.label() + " is " + route.type());
            return false;
        }
        NextHop hop = route.nextHops().get(0);
        TopologyLink link = graph.link(place, hop.linkIndex());
        if (link == null) {
            return false;
        }
        add(link, overhead, true);
        return leave(link, hop.gateway() == null ? destination : hop.gateway(), destination, overhead);
    }

    private void add(TopologyLink link, int overhead, boolean routed) {
        // a port that exists in Open vSwitch alone has no MTU
        if (link.mtu() > 0) {
            links.add(new MtuLink(graph.label(link), link.name(), link.kind(), link.mtu(), overhead, routed));
        }
    }

    /** A packet goes out by a link, for a next hop behind it. */
    private boolean leave(TopologyLink link, IpAddress next, IpAddress destination, int overhead) {
        if (!passed.add(link.id() + " out " + destination)) {
            return false;
        }
        TopologyLink peer = graph.peer(link);
        if (peer != null) {
            return arrive(peer, next, destination, overhead);
        }
        if (link.tunnel() != null) {
            return tunnel(link, next, destination, overhead);
        }
        if (graph.isBridge(link)) {
            return bridged(link, null, next, destination, overhead);
        }
        TopologyLink parent = graph.parent(link);
        if (parent != null) {
            add(parent, overhead, false);
            return leave(parent, next, destination, overhead);
        }
        return false;
    }

    /** A frame comes in at a link: the far end of a cable, which drops what is larger than its own MTU. */
    private boolean arrive(TopologyLink link, IpAddress next, IpAddress destination, int overhead) {
        add(link, overhead, false);
        TopologyLink redirected = graph.redirected(link);
        if (redirected != null) {
            add(redirected, overhead, false);
            return leave(redirected, next, destination, overhead);
        }
        TopologyLink bridge = graph.bridgeOf(link);
        if (bridge == null) {
            return route(graph.placeOf(link), destination, overhead);
        }
        return bridged(bridge, link, next, destination, overhead);
    }

    private boolean bridged(
            TopologyLink bridge, TopologyLink from, IpAddress next, IpAddress destination, int overhead) {
        if (graph.owns(bridge, next)) {
            return route(graph.placeOf(bridge), destination, overhead);
        }
        TopologyLink port = graph.portToward(bridge, from, next);
        if (port == null) {
            notes.add("behind which port of " + bridge.name() + " in " + graph.label(bridge) + " " + next
                    + " is, is not known");
            return false;
        }
        add(port, overhead, false);
        return leave(port, next, destination, overhead);
    }

    private boolean tunnel(TopologyLink link, IpAddress next, IpAddress destination, int overhead) {
        int more = TunnelOverhead.of(link);
        if (more < 0) {
            notes.add("what " + link.name() + " in " + graph.label(link) + " puts around a packet is not known");
            return false;
        }
        outer(link, next, overhead + more);
        TopologyLink far = graph.farTunnel(link, next);
        return far != null && route(graph.placeOf(far), destination, overhead);
    }

    /** The way of the outer packets, as far as it can be seen. */
    private void outer(TopologyLink link, IpAddress next, int overhead) {
        TopologyPlace place = graph.socketPlace(link);
        IpAddress remote = graph.remote(link, next);
        if (place != null && remote != null && routes.to(place, remote) != null) {
            route(place, remote, overhead);
            return;
        }
        TopologyLink outer = graph.socketLink(link);
        if (outer != null) {
            add(outer, overhead, true);
        }
    }
}
