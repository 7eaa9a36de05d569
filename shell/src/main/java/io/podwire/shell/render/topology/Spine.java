package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A node from its pods down to the wire: what they hang on, then the tunnels, then the links that leave the node. What leads nowhere
 * stands apart.
 */
final class Spine {

    private static final Set<Kind> ABOVE = EnumSet.of(Kind.BRIDGE_PORT, Kind.MASTER, Kind.OVS_PORT, Kind.PARENT);

    private static final Set<Kind> CABLE = EnumSet.of(Kind.VETH, Kind.NETKIT);
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private final GraphIndex index;
    private final List<Part> parts = new ArrayList<>();
    private final List<Tenant> lost = new ArrayList<>();
    private final List<Tenant> neighbors = new ArrayList<>();
    private final List<TopologyLink> stray = new ArrayList<>();
    private final Set<String> ends = new HashSet<>();

    /**
     * One thing on the way down.
     *
     * @param trunk what it is
     * @param tenants that hang on it
     */
    record Part(Trunk trunk, List<Tenant> tenants) {}

    Spine(GraphIndex index, String node) {
        this.index = index;
        List<TopologyPlace> places = index.places(node);
        Map<Trunk, List<Tenant>> trunks = new LinkedHashMap<>(new Trunks(index).of(places));
        trunks.forEach(this::tenants);
        for (TopologyPlace place : places) {
            if (place.kind() == TopologyPlace.Kind.HOST) {
                index.links(place).forEach(this::hostLink);
            }
        }
        parts.sort(Comparator.comparingInt(this::rank));
    }

    private void tenants(Trunk trunk, List<Tenant> tenants) {
        switch (trunk.sort()) {
            case NOTHING -> lost.addAll(tenants);
            case NEIGHBOR -> neighbors.addAll(tenants);
            default -> parts.add(new Part(trunk, tenants));
        }
        for (Tenant tenant : tenants) {
            for (Strand strand : tenant.strands()) {
                boolean cable = strand.edge() != null
                        && strand.edge().kind() != Kind.PARENT
                        && strand.edge().kind() != Kind.TUNNEL_SOCKET;
                if (strand.outer() != null && cable) {
                    ends.add(strand.outer().id());
                }
            }
        }
    }

    private void hostLink(TopologyLink link) {
        if (trunk(link) || ends.contains(link.id()) || child(link)) {
            return;
        }
        if (told(link)) {
            ends.add(link.id());
            return;
        }
        boolean known = link.role() != Role.OTHER && link.role() != Role.POD_PORT && link.role() != Role.CNI_BRIDGE;
        boolean wire = wire(link);
        if (known || wire || index.anyEdge(link)) {
            parts.add(new Part(new Trunk(Trunk.Sort.SWITCH, link), List.of()));
        } else {
            stray.add(link);
        }
    }

    /** Whether it leads out of the node: hardware, and in a node that is itself a container a cable to somewhere else. */
    private boolean wire(TopologyLink link) {
        boolean elsewhere = lone(link) && !LinkWords.addresses(link, false).isEmpty();
        return link.role() == Role.UPLINK || link.kind().isEmpty() || elsewhere;
    }

    private boolean lone(TopologyLink link) {
        boolean cable = link.kind().equals("veth") || link.kind().equals("netkit");
        return cable && index.edges(link, CABLE).findAny().isEmpty();
    }

    /** Whether it is a cable whose other end ought to be on this node, and is not. */
    boolean endless(TopologyLink link) {
        return lone(link) && !wire(link);
    }

    /** Whether it is only the other end of a cable within the host: told in the line of the end that matters. */
    private boolean told(TopologyLink link) {
        if (link.role() != Role.OTHER || !LinkWords.addresses(link, false).isEmpty() || link.tunnel() != null) {
            return false;
        }
        List<TopologyEdge> edges = index.edges(link, ALL).toList();
        boolean cable = edges.size() == 1 && CABLE.contains(edges.get(0).kind());
        TopologyLink other = cable ? index.other(edges.get(0), link) : null;
        return other != null
                && index.onHost(other)
                && !ends.contains(other.id())
                && (other.role() != Role.OTHER
                        || !LinkWords.addresses(other, false).isEmpty()
                        || other.id().compareTo(link.id()) < 0);
    }

    /** Whether it is shown below another link of the host. */
    private boolean child(TopologyLink link) {
        return index.from(link, ABOVE).anyMatch(edge -> {
            TopologyLink parent = index.link(edge.to());
            return parent != null && parent != link && index.onHost(parent);
        });
    }

    private int rank(Part part) {
        TopologyLink link = part.trunk().link();
        if (link != null && wire(link)) {
            return part.tenants().isEmpty() ? 7 : 6;
        }
        if (!part.tenants().isEmpty()) {
            return part.trunk().sort() == Trunk.Sort.SWITCH ? 0 : 1;
        }
        if (link.tunnel() != null || link.role() == Role.VTEP) {
            return 4;
        }
        return link.role() == Role.MANAGEMENT_PORT ? 3 : 2;
    }

    /** From pods to wire. */
    List<Part> parts() {
        return parts;
    }

    /** Links of the host that stand below another: ports that are no pod's, VLANs. */
    List<TopologyLink> children(TopologyLink link) {
        return index.into(link, ABOVE)
                .filter(child -> child != link && index.onHost(child) && !ends.contains(child.id()))
                .distinct()
                .toList();
    }

    /** Whether pods hang on it, or something else makes it stand by itself. */
    boolean trunk(TopologyLink link) {
        return parts.stream().anyMatch(part -> part.trunk().link() == link);
    }

    /** Whether it is the host's end of a tenant's cable. */
    boolean end(TopologyLink link) {
        return ends.contains(link.id());
    }

    /** The largest MTU of what hangs on a link; 0 for nothing. */
    int largestMtu(TopologyLink trunk) {
        return largest(parts.stream().filter(part -> part.trunk().link() == trunk));
    }

    /** The largest MTU of all pods that hang on anything. */
    int largestMtu() {
        return largest(parts.stream());
    }

    /** A tunnel carries what its own MTU says, whatever its socket's link has. */
    private static int largest(Stream<Part> some) {
        return some.filter(part -> part.trunk().sort() != Trunk.Sort.SOCKET)
                .flatMap(part -> part.tenants().stream())
                .flatMap(tenant -> tenant.strands().stream())
                .mapToInt(strand -> strand.inner().mtu())
                .max()
                .orElse(0);
    }

    /** Tenants that lead nowhere. */
    List<Tenant> lost() {
        return lost;
    }

    /** Tenants that lead to other namespaces which are not the host's. */
    List<Tenant> neighbors() {
        return neighbors;
    }

    /** Links of the host that lead nowhere. */
    List<TopologyLink> stray() {
        return stray;
    }
}
