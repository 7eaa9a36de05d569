package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each vertex is there for: by facts first, and by its name only where they say nothing. */
final class Roles {

    private final NodeView view;
    private final PodEnds pods;
    private final Uplinks uplinks;
    private final Set<String> podBridges = new HashSet<>();
    private final Map<String, TunnelEnd> tunnels = new HashMap<>();

    /** @param edges of all sorts that need no roles */
    Roles(NodeView view, List<TopologyEdge> edges) {
        this.view = view;
        this.pods = new PodEnds(view);
        this.uplinks = new Uplinks(view, edges, pods);
        for (TopologyEdge edge : edges) {
            if (edge.kind() == Kind.BRIDGE_PORT && pods.isPort(edge.from()) && !uplinks.has(edge.from())) {
                podBridges.add(edge.to());
            }
        }
        view.tunnels().stream().filter(TunnelEnd::active).forEach(end -> tunnels.put(end.id(), end));
    }

    /** The role of a link of the kernel. */
    Role of(Link link) {
        String id = view.id(link);
        if (!view.inHost(link)) {
            return pods.isLink(id) ? Role.POD_LINK : tunnels.containsKey(id) ? Role.VTEP : Role.OTHER;
        }
        OvsView.Port port = view.ovs().port(id);
        if (port != null && port.local()) {
            return Role.OVS_BRIDGE;
        }
        if (tunnels.containsKey(id)) {
            return Role.VTEP;
        }
        if (podBridges.contains(id)) {
            return Role.CNI_BRIDGE;
        }
        if (uplinks.has(id)) {
            return Role.UPLINK;
        }
        if (pods.isPort(id)) {
            return Role.POD_PORT;
        }
        if (port != null
                && port.wire().type().equals("internal")
                && !view.addresses(link).isEmpty()) {
            return Role.MANAGEMENT_PORT;
        }
        KnownLink known = KnownLink.of(link.name(), link.kind().kind());
        return known == null || known.role() == Role.VTEP ? Role.OTHER : known.role();
    }

    /** True for a way out of the node, whatever else it is: a switch of Open vSwitch may be one. */
    boolean leadsOut(Link link) {
        return uplinks.has(view.id(link));
    }

    /** The role of a port that exists in Open vSwitch alone. */
    Role of(OvsView.Port port) {
        if (port.local()) {
            return Role.OVS_BRIDGE;
        }
        return tunnels.containsKey(port.id()) ? Role.VTEP : Role.OTHER;
    }

    /** The role of a link in the field's words. */
    String meaning(Link link, Role role) {
        String id = view.id(link);
        KnownLink known =
                view.inHost(link) ? KnownLink.of(link.name(), link.kind().kind()) : null;
        switch (role) {
            case POD_LINK:
                return view.node().podsIn(link.netns()).isEmpty() ? "namespace's link" : "pod's link";
            case OVS_BRIDGE:
                return BridgeWords.of(view, view.ovs().port(id).bridge());
            case UPLINK:
                return uplinks.words(id);
            default:
                break;
        }
        if (known != null && known.role() == role) {
            return role == Role.VTEP
                            && link.name().equals("tunl0")
                            && "calico".equals(view.facts().plugin())
                    ? "Calico's IPIP tunnel"
                    : known.meaning();
        }
        return switch (role) {
            case POD_PORT -> "pod port";
            case CNI_BRIDGE -> "CNI bridge";
            case VTEP -> TunnelWords.of(tunnels.get(id).kind());
            case MANAGEMENT_PORT -> "the node's own port";
            default -> "";
        };
    }

    /** The role of a port of Open vSwitch in the field's words. */
    String meaning(OvsView.Port port, Role role) {
        if (role == Role.OVS_BRIDGE) {
            return BridgeWords.of(view, port.bridge());
        }
        if (role == Role.VTEP) {
            return port.wire().name().startsWith("ovn-")
                            && !"antrea".equals(view.facts().plugin())
                    ? "OVN's tunnel to a node"
                    : TunnelWords.of(port.wire().type());
        }
        return port.patch() ? "patch port" : "";
    }
}
