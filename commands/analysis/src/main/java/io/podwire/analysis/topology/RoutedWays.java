package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.net.Route;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.value.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where the node routes between its pods' side and its way out. There is no such edge for a pod's port that no route leads to: in a
 * bridge the bridge has the route, and without either the pod can't be reached.
 */
final class RoutedWays implements EdgeSort {

    private final Roles roles;

    RoutedWays(Roles roles) {
        this.roles = roles;
    }

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        List<Link> inside = new ArrayList<>();
        List<Link> outside = new ArrayList<>();
        for (Link link : view.links()) {
            if (view.inHost(link) && !view.routesVia(link).isEmpty()) {
                sort(view, link, inside, outside);
            }
        }
        for (Link from : inside) {
            for (Link to : outside) {
                TopologyEdge edge = edge(view, from, to);
                if (edge != null) {
                    edges.accept(edge);
                }
            }
        }
    }

    private void sort(NodeView view, Link link, List<Link> inside, List<Link> outside) {
        switch (roles.of(link)) {
            case POD_PORT -> {
                if (view.link(link.netns(), link.master()) == null) {
                    inside.add(link);
                }
            }
            case CNI_BRIDGE, MANAGEMENT_PORT -> inside.add(link);
            case OVS_BRIDGE -> (roles.leadsOut(link) ? outside : inside).add(link);
            case VTEP, UPLINK -> outside.add(link);
            default -> {
                // not on the way of any pod
            }
        }
    }

    private TopologyEdge edge(NodeView view, Link from, Link to) {
        List<Route> toPods = view.routesVia(from);
        Set<String> out = new LinkedHashSet<>();
        boolean tunnel = roles.of(to) == Role.VTEP;
        Route first = null;
        for (Route route : view.routesVia(to)) {
            boolean sameFamily = toPods.stream()
                    .anyMatch(other -> other.destination().address().v6()
                            == route.destination().address().v6());
            // What is on the wire itself is the node's neighborhood, no way of pods; a tunnel has no such.
            if (sameFamily && !ofItself(view, route, to) && (tunnel || gatewayed(route, to))) {
                first = first == null ? route : first;
                out.add(words(route.destination()));
            }
        }
        if (first == null) {
            return null;
        }
        String proof = "routes " + routed(toPods.get(0), from) + " and " + routed(first, to);
        return new TopologyEdge(
                Kind.ROUTE, view.id(from), view.id(to), null, Direction.BOTH, Words.few(out, ", "), proof);
    }

    /** The kernel keeps a route to each IPv6 address of its own. */
    private static boolean ofItself(NodeView view, Route route, Link link) {
        return route.destination().prefixLength()
                        == route.destination().address().bits()
                && view.addresses(link).stream()
                        .anyMatch(
                                own -> own.address().equals(route.destination().address()));
    }

    private static boolean gatewayed(Route route, Link link) {
        return route.destination().prefixLength() == 0
                || route.nextHops().stream()
                        .anyMatch(hop ->
                                hop.gateway() != null && hop.linkIndex() != null && hop.linkIndex() == link.index());
    }

    private static String words(Cidr destination) {
        return destination.prefixLength() > 0
                ? destination.toString()
                : destination.address().v6() ? "default (IPv6)" : "default";
    }

    private static String routed(Route route, Link link) {
        return words(route.destination()) + " dev " + link.name();
    }
}
