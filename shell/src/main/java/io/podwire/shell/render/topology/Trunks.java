package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds where each namespace leads. */
final class Trunks {

    static final Set<Kind> PORT = EnumSet.of(Kind.BRIDGE_PORT, Kind.MASTER, Kind.OVS_PORT);
    private static final Set<Kind> CABLE = EnumSet.of(Kind.VETH, Kind.NETKIT);
    private static final Set<Kind> OUT = EnumSet.of(Kind.VETH, Kind.NETKIT, Kind.PARENT);
    private static final Set<Kind> SOCKET = EnumSet.of(Kind.TUNNEL_SOCKET);
    private static final Set<Kind> REDIRECT = EnumSet.of(Kind.REDIRECT);
    private static final Set<Kind> ROUTE = EnumSet.of(Kind.ROUTE);

    private final GraphIndex index;

    Trunks(GraphIndex index) {
        this.index = index;
    }

    /** The tenants of each trunk of a node, in the order of the places. */
    Map<Trunk, List<Tenant>> of(List<TopologyPlace> places) {
        Map<Trunk, List<Tenant>> trunks = new LinkedHashMap<>();
        for (TopologyPlace place : places) {
            if (place.kind() != TopologyPlace.Kind.HOST) {
                tenancies(place)
                        .forEach((trunk, tenant) -> trunks.computeIfAbsent(trunk, key -> new ArrayList<>())
                                .add(tenant));
            }
        }
        return trunks;
    }

    private Map<Trunk, Tenant> tenancies(TopologyPlace place) {
        Map<Trunk, List<Strand>> strands = new LinkedHashMap<>();
        Set<String> out = new HashSet<>();
        for (Strand strand : strands(place)) {
            out.add(strand.inner().id());
            strands.computeIfAbsent(trunk(strand), key -> new ArrayList<>()).add(strand);
        }
        if (strands.isEmpty()) {
            return Map.of(new Trunk(Trunk.Sort.NOTHING, null), new Tenant(place, List.of(), true, Set.of()));
        }
        Map<Trunk, Tenant> tenancies = new LinkedHashMap<>();
        strands.forEach((trunk, some) -> tenancies.put(trunk, new Tenant(place, some, tenancies.isEmpty(), out)));
        return tenancies;
    }

    /** Cables first; a tunnel's socket only where nothing else leads out; then the links that ought to lead somewhere. */
    private List<Strand> strands(TopologyPlace place) {
        List<Strand> out = new ArrayList<>();
        for (TopologyLink link : index.links(place)) {
            index.edges(link, OUT)
                    .filter(edge -> leaves(edge, link))
                    .forEach(edge -> out.add(new Strand(link, edge, index.other(edge, link))));
        }
        if (out.isEmpty()) {
            for (TopologyLink link : index.links(place)) {
                index.from(link, SOCKET).forEach(edge -> out.add(new Strand(link, edge, index.other(edge, link))));
            }
        }
        for (TopologyLink link : index.links(place)) {
            boolean cable = link.kind().equals("veth") || link.kind().equals("netkit");
            boolean lost = cable && index.edges(link, CABLE).findAny().isEmpty();
            if (lost || (out.isEmpty() && link.role() == TopologyLink.Role.POD_LINK)) {
                out.add(new Strand(link, null, null));
            }
        }
        return out;
    }

    /** Whether an edge leads out of the link's namespace, seen from within; children on a parent lead inwards. */
    private boolean leaves(TopologyEdge edge, TopologyLink link) {
        if (edge.kind() == Kind.PARENT && !edge.from().equals(link.id())) {
            return false;
        }
        TopologyLink other = index.other(edge, link);
        return other == null || !other.place().equals(link.place());
    }

    private Trunk trunk(Strand strand) {
        TopologyLink outer = strand.outer();
        if (strand.edge() == null || (outer == null && strand.edge().kind() != Kind.TUNNEL_SOCKET)) {
            return new Trunk(Trunk.Sort.NOTHING, null);
        }
        if (outer != null && !index.onHost(outer)) {
            return new Trunk(Trunk.Sort.NEIGHBOR, null);
        }
        return switch (strand.edge().kind()) {
            case TUNNEL_SOCKET -> new Trunk(Trunk.Sort.SOCKET, outer);
            case PARENT -> new Trunk(Trunk.Sort.PARENT, outer);
            default -> behind(strand.inner(), outer);
        };
    }

    /** What is behind the host's end of a cable. */
    private Trunk behind(TopologyLink inner, TopologyLink port) {
        TopologyLink master = index.from(port, PORT)
                .map(edge -> index.link(edge.to()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (master != null) {
            return new Trunk(Trunk.Sort.SWITCH, master);
        }
        TopologyLink target = index.from(port, REDIRECT)
                .map(edge -> index.link(edge.to()))
                .filter(link -> link != null && index.onHost(link))
                .findFirst()
                .orElse(null);
        if (target != null) {
            return new Trunk(Trunk.Sort.REDIRECT, target);
        }
        if (index.edges(port, ROUTE).findAny().isPresent()) {
            return new Trunk(Trunk.Sort.ROUTED, null);
        }
        boolean programs = !port.programs().isEmpty() || !inner.programs().isEmpty();
        return new Trunk(programs ? Trunk.Sort.PROGRAMS : Trunk.Sort.NOTHING, null);
    }
}
