package io.podwire.analysis.topology;

import io.podwire.analysis.fib.FibFacts;
import io.podwire.analysis.fib.RouteLookup;
import io.podwire.analysis.place.NetnsFacts;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.Link;
import io.podwire.api.net.Route;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tunnels and the links by which their outer packets leave. The socket of a tunnel lies in the namespace it was made in, wherever the
 * link was moved since.
 */
final class TunnelSockets implements EdgeSort {

    private static final Map<String, String> KERNEL_ENDS =
            Map.of("vxlan", "vxlan", "geneve", "geneve", "gre", "gretap");

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        Map<Long, FibFacts> fibs = new HashMap<>();
        for (TunnelEnd end : view.tunnels()) {
            if (!end.active() || end.outer() == null) {
                continue;
            }
            Map<String, String> ways = ways(view, end, fibs);
            String where = end.link() != null && end.outer() != end.link().netns() ? ", IFLA_LINK_NETNSID" : "";
            ways.forEach((to, proof) -> edges.accept(
                    new TopologyEdge(Kind.TUNNEL_SOCKET, end.id(), to, null, Direction.BOTH, "", proof + where)));
        }
    }

    /** Vertices with the proof that outer packets leave there. */
    private static Map<String, String> ways(NodeView view, TunnelEnd end, Map<Long, FibFacts> fibs) {
        Link kernelEnd = end.link() == null ? kernelEnd(view, end) : null;
        if (kernelEnd != null) {
            return Map.of(view.id(kernelEnd), "OVSDB: Interface ifindex, of the datapath's own link");
        }
        Link bound = view.link(end.outer(), end.below());
        if (bound != null && bound != end.link()) {
            return Map.of(view.id(bound), end.proof());
        }
        Map<String, String> ways = new LinkedHashMap<>();
        for (IpAddress remote : end.tunnel().remotes()) {
            Link leaves = routed(view, end, remote, fibs);
            if (leaves != null && leaves != end.link()) {
                ways.putIfAbsent(view.id(leaves), "route to " + remote);
            }
        }
        Link holder = ways.isEmpty() ? holder(view, end) : null;
        if (holder != null) {
            ways.put(
                    view.id(holder),
                    "has the tunnel's local address " + end.tunnel().local());
        }
        if (ways.isEmpty() && view.node().netns(end.outer()) != null) {
            ways.put(view.placeId(end.outer()), "namespace of its socket");
        }
        return ways;
    }

    /**
     * The kernel's datapath has one link for all tunnels of a type and port, such as genev_sys_6081, and Open vSwitch gives its ifindex for
     * the port's own. Taken only where that link is of the kind.
     */
    private static Link kernelEnd(NodeView view, TunnelEnd end) {
        OvsView.Port port = view.ovs().port(end.id());
        Link link =
                port == null ? null : view.link(view.hostInode(), port.wire().ifIndex());
        boolean same = link != null && link.kind().kind().equals(KERNEL_ENDS.get(end.kind()));
        return same ? link : null;
    }

    private static Link routed(NodeView view, TunnelEnd end, IpAddress remote, Map<Long, FibFacts> fibs) {
        FibFacts fib = fibs.computeIfAbsent(end.outer(), inode -> fib(view, inode));
        if (fib == null) {
            return null;
        }
        RouteQuery query = new RouteQuery(remote, end.tunnel().local(), null, null, 0, null, null, null, false);
        try {
            Route route = RouteLookup.choose(fib, query, "").route();
            Integer index =
                    route.nextHops().isEmpty() ? null : route.nextHops().get(0).linkIndex();
            return view.link(end.outer(), index);
        } catch (NotFound noRoute) {
            return null;
        }
    }

    private static FibFacts fib(NodeView view, long inode) {
        NetnsFacts netns = view.node().netns(inode);
        Forwarding forwarding = view.forwarding(inode);
        return netns == null || forwarding.routes().isEmpty()
                ? null
                : new FibFacts(
                        forwarding.rules(), forwarding.routes(), netns.links(), netns.addresses(), setting -> null);
    }

    private static Link holder(NodeView view, TunnelEnd end) {
        NetnsFacts netns = view.node().netns(end.outer());
        if (end.tunnel().local() == null || netns == null) {
            return null;
        }
        for (Link link : netns.links()) {
            Link vertex = view.link(end.outer(), link.index());
            boolean has = view.addresses(link).stream()
                    .map(Cidr::address)
                    .anyMatch(end.tunnel().local()::equals);
            if (has && vertex != null && vertex != end.link()) {
                return vertex;
            }
        }
        return null;
    }
}
