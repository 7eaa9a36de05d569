package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Cables of kind veth and netkit, each once: from the end that lies further from the host. */
final class Cables implements EdgeSort {

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        Set<String> done = new HashSet<>();
        for (Link near : view.links()) {
            Link far = view.peerOf(near);
            if (far != null && !done.contains(view.id(near))) {
                done.add(view.id(far));
                edges.accept(cable(view, far, near));
            }
        }
    }

    private static TopologyEdge cable(NodeView view, Link from, Link to) {
        boolean both = names(view, from, to) && names(view, to, from);
        return new TopologyEdge(
                from.kind().kind().equals("netkit") ? Kind.NETKIT : Kind.VETH,
                view.id(from),
                view.id(to),
                null,
                Direction.BOTH,
                "",
                both ? "IFLA_LINK and IFLA_LINK_NETNSID of both ends" : "IFLA_LINK and IFLA_LINK_NETNSID of one end");
    }

    private static boolean names(NodeView view, Link link, Link other) {
        return view.parentOf(link) == other;
    }
}
