package io.podwire.analysis.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyPlace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts out of a graph what lies on the way of some vertices: outward from them to the wire and to the far ends of tunnels, and there down to
 * the wire again, but never into a pod that is not meant.
 */
final class Way {

    private final Topology whole;
    private final Map<String, TopologyLink> links = new HashMap<>();
    private final Map<String, List<TopologyEdge>> edges = new HashMap<>();
    private final Set<String> startPlaces = new HashSet<>();
    private final Set<String> starts;

    /** What is kept, and whether it lies beyond a tunnel or wire. */
    private final Map<String, Boolean> kept = new HashMap<>();

    private Way(Topology whole, Set<String> starts) {
        this.whole = whole;
        this.starts = starts;
        whole.links().forEach(link -> links.put(link.id(), link));
        for (TopologyEdge edge : whole.edges()) {
            edges.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
            if (edge.to() != null) {
                edges.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
            }
        }
        starts.forEach(id -> startPlaces.add(links.get(id).place()));
    }

    /** The part of a graph that lies on the way of {@code starts}, said to be of {@code target}. */
    static Topology cut(Topology whole, Set<String> starts, String target) {
        Way way = new Way(whole, starts);
        way.walk();
        return way.part(target);
    }

    private void walk() {
        Deque<String> open = new ArrayDeque<>();
        for (String start : starts) {
            kept.put(start, false);
            open.add(start);
        }
        while (!open.isEmpty()) {
            String here = open.remove();
            for (TopologyEdge edge : edges.getOrDefault(here, List.of())) {
                boolean forth = edge.from().equals(here);
                TopologyLink next = links.get(forth ? edge.to() : edge.from());
                if (next != null
                        && !kept.containsKey(next.id())
                        && leads(edge, forth, kept.get(here), links.get(here), next)) {
                    kept.put(next.id(), kept.get(here) || edge.kind() == Kind.TUNNEL || edge.kind() == Kind.WIRE);
                    open.add(next.id());
                }
            }
        }
    }

    private boolean leads(TopologyEdge edge, boolean forth, boolean far, TopologyLink here, TopologyLink next) {
        boolean ofAnotherPod =
                (next.role() == Role.POD_LINK || next.role() == Role.POD_PORT) && !startPlaces.contains(next.place());
        return switch (edge.kind()) {
            case VETH, NETKIT -> !far && (starts.contains(here.id()) || !ofAnotherPod);
            case BRIDGE_PORT, MASTER, OVS_PORT ->
                far ? !forth && next.role() == Role.UPLINK : forth || !isPodsPort(next);
            case OVS_PATCH -> !far;
            case REDIRECT -> !far && !ofAnotherPod;
            case PARENT -> forth || next.role() == Role.UPLINK;
            case TUNNEL_SOCKET -> forth;
            case ROUTE -> !far && forth;
            case TUNNEL, WIRE -> !far;
        };
    }

    /** A bridge is on the way of all its pods; their ports are not on each other's. */
    private static boolean isPodsPort(TopologyLink link) {
        return link.role() == Role.POD_PORT || link.role() == Role.POD_LINK;
    }

    private Topology part(String target) {
        List<TopologyEdge> onTheWay = whole.edges().stream().filter(this::keeps).toList();
        List<TopologyLink> some = whole.links().stream()
                .filter(link -> kept.containsKey(link.id()))
                .toList();
        Set<String> placeIds = new HashSet<>(startPlaces);
        some.forEach(link -> placeIds.add(link.place()));
        onTheWay.forEach(edge -> placeIds.add(edge.to()));
        List<TopologyPlace> places = whole.places().stream()
                .filter(place -> placeIds.contains(place.id()))
                .toList();
        Set<String> nodes = new HashSet<>();
        places.forEach(place -> nodes.add(place.node()));
        return new Topology(
                target,
                whole.nodes().stream()
                        .filter(node -> nodes.contains(node.name()))
                        .toList(),
                places,
                some,
                onTheWay);
    }

    private boolean keeps(TopologyEdge edge) {
        Boolean far = kept.get(edge.from());
        if (far == null) {
            return false;
        }
        boolean across = edge.kind() == Kind.TUNNEL || edge.kind() == Kind.WIRE;
        if (links.containsKey(edge.to())) {
            return kept.containsKey(edge.to()) && !(across && far && kept.get(edge.to()));
        }
        return !far || edge.kind() == Kind.TUNNEL_SOCKET;
    }
}
