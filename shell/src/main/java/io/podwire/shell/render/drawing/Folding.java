package io.podwire.shell.render.drawing;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a topology is drawn as one, because it is alike: pods with the same links that hang on the same things in the same way. A
 * pod goes with the node's ends of its cables. What differs in anything but names and addresses stays by itself, unless a diagram
 * would have more boxes than can be looked at: then likeness is taken ever more lightly, so that a diagram stays small whatever the
 * node has.
 */
final class Folding {

    /** So many alike are still drawn one by one. */
    private static final int FEW = 4;

    /** More boxes than that are no diagram. */
    private static final int BOXES = 240;

    /** The ends of cables, which go with their pods. */
    private static final Set<Role> CABLE_ENDS = EnumSet.of(Role.POD_PORT, Role.OTHER);

    private final Topology topology;
    private final Map<String, Unit> unitOf = new HashMap<>();
    private final Map<String, List<TopologyEdge>> edgesOf = new HashMap<>();

    private Folding(Topology topology) {
        this.topology = topology;
    }

    /** What goes together: a place, its links and their cables' other ends; or one link of the node. */
    static final class Unit {
        final TopologyPlace place;
        final List<TopologyLink> links = new ArrayList<>();

        /** Links that are in the place itself. */
        int size;

        Unit(TopologyPlace place) {
            this.place = place;
        }
    }

    /**
     * For each id of a place or link that is drawn with others the id of the first of those; others are not in it.
     */
    static Map<String, String> of(Topology topology) {
        return new Folding(topology).fold();
    }

    private Map<String, String> fold() {
        List<Unit> units = units();
        for (TopologyEdge edge : topology.edges()) {
            edgesOf.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
            if (edge.to() != null && !edge.to().equals(edge.from())) {
                edgesOf.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
            }
        }
        for (Likeness likeness : Likeness.values()) {
            Map<String, String> leaders = fold(units, likeness);
            if (topology.places().size() + topology.links().size() - leaders.size() <= BOXES) {
                return leaders;
            }
        }
        return byRole();
    }

    /** Nothing is left but what the links of a node are there for: in each sort of place one for each role. */
    private Map<String, String> byRole() {
        Map<String, String> leaders = new HashMap<>();
        Map<String, String> firsts = new HashMap<>();
        for (TopologyPlace place : topology.places()) {
            lead(place.id(), firsts.computeIfAbsent(place.node() + "\n" + place.kind(), sort -> place.id()), leaders);
        }
        for (TopologyLink link : topology.links()) {
            String place = leaders.getOrDefault(link.place(), link.place());
            lead(link.id(), firsts.computeIfAbsent(place + "\n" + link.role(), sort -> link.id()), leaders);
        }
        return leaders;
    }

    private static void lead(String id, String leader, Map<String, String> leaders) {
        if (!id.equals(leader)) {
            leaders.put(id, leader);
        }
    }

    private List<Unit> units() {
        Map<String, TopologyPlace> places = new LinkedHashMap<>();
        topology.places().forEach(place -> places.putIfAbsent(place.id(), place));
        Map<String, TopologyLink> links = new LinkedHashMap<>();
        topology.links().forEach(link -> links.putIfAbsent(link.id(), link));
        Map<String, Unit> rooms = new LinkedHashMap<>();
        for (TopologyPlace place : places.values()) {
            Unit room = new Unit(place);
            rooms.put(place.id(), room);
            unitOf.put(place.id(), room);
        }
        for (TopologyLink link : links.values()) {
            Unit room = rooms.get(link.place());
            if (room != null) {
                room.links.add(link);
                room.size++;
                unitOf.put(link.id(), room);
            }
        }
        topology.edges().forEach(edge -> cableEnd(edge, links));
        List<Unit> units = new ArrayList<>();
        for (Unit room : rooms.values()) {
            if (room.place.kind() == TopologyPlace.Kind.HOST) {
                room.links.forEach(link -> units.add(alone(room.place, link)));
            } else {
                units.add(room);
            }
        }
        return units;
    }

    private Unit alone(TopologyPlace place, TopologyLink link) {
        Unit alone = new Unit(place);
        alone.links.add(link);
        unitOf.put(link.id(), alone);
        return alone;
    }

    /** The far end of a cable goes from the place that has more links to the one that has fewer: from the node to its pod. */
    private void cableEnd(TopologyEdge edge, Map<String, TopologyLink> links) {
        boolean cable = edge.kind() == TopologyEdge.Kind.VETH || edge.kind() == TopologyEdge.Kind.NETKIT;
        TopologyLink end = links.get(edge.to());
        Unit unit = unitOf.get(edge.from());
        Unit other = end == null ? null : unitOf.get(end.id());
        if (!cable || unit == null || other == null || unit == other || !CABLE_ENDS.contains(end.role())) {
            return;
        }
        boolean ofNode = other.place.kind() == TopologyPlace.Kind.HOST || other.size > unit.size;
        if (ofNode && unit.place.kind() != TopologyPlace.Kind.HOST) {
            other.links.remove(end);
            unit.links.add(end);
            unitOf.put(end.id(), unit);
        }
    }

    private Map<String, String> fold(List<Unit> units, Likeness likeness) {
        Map<String, List<Unit>> alike = new LinkedHashMap<>();
        for (Unit unit : units) {
            String sign = sign(unit, likeness);
            if (sign != null) {
                alike.computeIfAbsent(sign, key -> new ArrayList<>()).add(unit);
            }
        }
        Map<String, String> leaders = new HashMap<>();
        for (List<Unit> some : alike.values()) {
            if (some.size() > (likeness == Likeness.ALL ? FEW : 1)) {
                some.forEach(unit -> follow(unit, some.get(0), leaders));
            }
        }
        return leaders;
    }

    /** Units of one sign have links that are alike one by one. */
    private static void follow(Unit unit, Unit leader, Map<String, String> leaders) {
        lead(unit.place.id(), leader.place.id(), leaders);
        for (int i = 0; i < unit.links.size(); i++) {
            lead(unit.links.get(i).id(), leader.links.get(i).id(), leaders);
        }
    }

    /** What two units have in common where they are alike; null for one that is never folded so. */
    private String sign(Unit unit, Likeness likeness) {
        boolean alone = unit.place.kind() == TopologyPlace.Kind.HOST;
        if (alone && !CABLE_ENDS.contains(unit.links.get(0).role())) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        parts.add(unit.place.node() + " " + unit.place.kind());
        for (int i = 0; i < unit.links.size(); i++) {
            parts.add(likeness.of(unit.links.get(i), unit.place));
        }
        List<String> edges = new ArrayList<>();
        for (TopologyLink link : unit.links) {
            for (TopologyEdge edge : edgesOf.getOrDefault(link.id(), List.of())) {
                edges.add(likeness.of(edge, end(edge.from(), unit), end(edge.to(), unit)));
            }
        }
        Collections.sort(edges);
        parts.addAll(edges);
        return String.join("\n", parts);
    }

    /** An edge's end as another of the same likeness would have it: a place within the unit, or what it is outside. */
    private String end(String id, Unit unit) {
        for (int i = 0; i < unit.links.size() && unitOf.get(id) == unit; i++) {
            if (unit.links.get(i).id().equals(id)) {
                return "own " + i;
            }
        }
        return "other " + id;
    }
}
