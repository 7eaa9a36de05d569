package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import java.util.Set;
import java.util.function.Consumer;

/** Links that lie on another, in the same namespace or in the one they were moved out of. */
final class Parents implements EdgeSort {

    private static final Set<String> KINDS = Set.of("macvlan", "macvtap", "ipvlan", "ipvtap", "vlan", "macsec");

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        for (Link link : view.links()) {
            Link parent = KINDS.contains(link.kind().kind()) ? view.parentOf(link) : null;
            if (parent != null && parent != link) {
                edges.accept(new TopologyEdge(
                        Kind.PARENT,
                        view.id(link),
                        view.id(parent),
                        null,
                        Direction.BOTH,
                        label(link.kind()),
                        link.parentNetnsId() == null ? "IFLA_LINK" : "IFLA_LINK and IFLA_LINK_NETNSID"));
            }
        }
    }

    static boolean has(Link link) {
        return KINDS.contains(link.kind().kind());
    }

    private static String label(LinkKind kind) {
        if (kind instanceof LinkKind.Vlan vlan) {
            return "VLAN " + vlan.id();
        }
        if (kind instanceof LinkKind.Macvlan macvlan) {
            return "mode " + macvlan.mode();
        }
        return kind instanceof LinkKind.Ipvlan ipvlan ? "mode " + ipvlan.mode() : "";
    }
}
