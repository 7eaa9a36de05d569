package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.net.Route;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The node's ways out: links of a default route, links that tunnels' own packets leave by, and what of these is below them: the ports
 * of a bridge or bond that are no pod's, the link under a VLAN.
 */
final class Uplinks {

    private static final Set<Kind> DOWNWARD = Set.of(Kind.BRIDGE_PORT, Kind.MASTER, Kind.OVS_PORT, Kind.PARENT);

    private final NodeView view;
    private final Set<String> defaults = new HashSet<>();
    private final Set<String> all = new HashSet<>();
    private final Set<String> below = new HashSet<>();

    /** @param edges of all sorts that need no roles */
    Uplinks(NodeView view, List<TopologyEdge> edges, PodEnds pods) {
        this.view = view;
        Set<String> tunnels = new HashSet<>();
        view.tunnels().forEach(end -> tunnels.add(end.id()));
        for (Link link : view.links()) {
            if (view.inHost(link) && leadsAnywhere(view, link)) {
                defaults.add(view.id(link));
            }
        }
        Set<String> hostLinks = new HashSet<>();
        view.links().stream().filter(view::inHost).forEach(link -> hostLinks.add(view.id(link)));
        all.addAll(defaults);
        for (TopologyEdge edge : edges) {
            if (edge.kind() == Kind.TUNNEL_SOCKET && hostLinks.contains(edge.to())) {
                all.add(edge.to());
            }
        }
        all.removeAll(tunnels);
        all.removeIf(pods::isCertain);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (TopologyEdge edge : edges) {
                grown |= below(edge, pods, tunnels, hostLinks);
            }
        }
    }

    private boolean below(TopologyEdge edge, PodEnds pods, Set<String> tunnels, Set<String> hostLinks) {
        if (!DOWNWARD.contains(edge.kind())) {
            return false;
        }
        // a link on top names the one below as its parent, and a port names its bridge as its master
        boolean parent = edge.kind() == Kind.PARENT;
        String upper = parent ? edge.from() : edge.to();
        String lower = parent ? edge.to() : edge.from();
        boolean found = all.contains(upper)
                && hostLinks.contains(lower)
                && !pods.leadsToAnEnd(lower)
                && !tunnels.contains(lower)
                && !internal(lower)
                && all.add(lower);
        if (found) {
            below.add(lower);
        }
        return found;
    }

    private boolean internal(String id) {
        OvsView.Port port = view.ovs().port(id);
        return port != null && port.wire().type().equals("internal");
    }

    /** True where a default route of its namespace leads over it. */
    static boolean leadsAnywhere(NodeView view, Link link) {
        for (Route route : view.routesVia(link)) {
            if (route.destination().prefixLength() == 0) {
                return true;
            }
        }
        return false;
    }

    boolean has(String id) {
        return all.contains(id);
    }

    /** In words. */
    String words(String id) {
        if (defaults.contains(id)) {
            return "uplink, default route";
        }
        return below.contains(id) ? "uplink, below" : "uplink of tunnels";
    }
}
