package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyPlace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The links of a graph in the order in which a packet of a pod meets them, as far as the edges tell. */
final class Way {

    /** What is met first where several edges lead on: tc before the cable, the bridge before the route, the outer link before the far end. */
    private static final List<Kind> ORDER = List.of(
            Kind.REDIRECT,
            Kind.VETH,
            Kind.NETKIT,
            Kind.PARENT,
            Kind.BRIDGE_PORT,
            Kind.MASTER,
            Kind.OVS_PORT,
            Kind.OVS_PATCH,
            Kind.TUNNEL_SOCKET,
            Kind.WIRE,
            Kind.ROUTE,
            Kind.TUNNEL);

    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private final GraphIndex index;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /**
     * One link.
     *
     * @param link itself
     * @param by the edge that leads to it; null where none does
     * @param from the link at the edge's other end; null where there is no edge
     */
    record Step(TopologyLink link, TopologyEdge by, TopologyLink from) {}

    private Way(GraphIndex index) {
        this.index = index;
    }

    static List<Step> of(GraphIndex index) {
        Way way = new Way(index);
        way.starts().forEach(way::walk);
        return way.steps;
    }

    /** The pod's own links, then others of pods, then what is not reached from there. */
    private List<TopologyLink> starts() {
        List<TopologyLink> starts = new ArrayList<>(index.links());
        starts.sort(Comparator.comparingInt(this::remoteness));
        return starts;
    }

    private int remoteness(TopologyLink link) {
        TopologyPlace place = index.place(link.place());
        boolean asked = place != null
                && !index.graph().nodes().isEmpty()
                && place.node().equals(index.graph().nodes().get(0).name());
        int node = asked ? 0 : 4;
        if (place == null || place.kind() == TopologyPlace.Kind.HOST) {
            return node + 2 + (link.role() == Role.UPLINK ? 1 : 0);
        }
        return node + (farther(link) ? 0 : 1);
    }

    /** Where tc joins a tunnel, or the tap of a virtual machine, with the pod's cable, the pod is beyond that. */
    private boolean farther(TopologyLink link) {
        boolean joined = index.edges(link, EnumSet.of(Kind.REDIRECT)).findAny().isPresent();
        boolean cable = index.edges(link, EnumSet.of(Kind.VETH, Kind.NETKIT, Kind.PARENT))
                .findAny()
                .isPresent();
        return joined && !cable;
    }

    /**
     * Deeper before broader, and without recursion: a chain may be as long as a damaged snapshot makes it. What several ways share is
     * met after all of them: the outer link after the tunnels, what is routed to it beside them after that, the far ends last.
     */
    private void walk(TopologyLink start) {
        List<Deque<Step>> open =
                List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
        Step step = new Step(start, null, null);
        while (step != null) {
            if (seen.add(step.link().id())) {
                steps.add(step);
                open(step.link(), open);
            }
            step = next(open);
        }
    }

    private static Step next(List<Deque<Step>> open) {
        for (Deque<Step> some : open) {
            if (!some.isEmpty()) {
                return some.pop();
            }
        }
        return null;
    }

    private void open(TopologyLink link, List<Deque<Step>> open) {
        List<TopologyEdge> edges = new ArrayList<>(index.edges(link, ALL)
                .sorted(Comparator.comparingInt(edge -> order(edge, link)))
                .toList());
        Collections.reverse(edges);
        for (TopologyEdge edge : edges) {
            TopologyLink other = index.other(edge, link);
            if (other != null) {
                open.get(lateness(edge, link, other)).push(new Step(other, edge, link));
            }
        }
    }

    private static int lateness(TopologyEdge edge, TopologyLink link, TopologyLink other) {
        boolean onwards = edge.from().equals(link.id());
        return switch (edge.kind()) {
            case TUNNEL_SOCKET -> onwards ? 1 : 0;
            case ROUTE -> onwards && other.tunnel() == null ? 2 : 0;
            case TUNNEL -> 3;
            default -> 0;
        };
    }

    /** Of routes, those into a tunnel first: what comes after it tells more than the default route. */
    private int order(TopologyEdge edge, TopologyLink link) {
        TopologyLink other = index.other(edge, link);
        boolean tunnel = other != null && other.tunnel() != null;
        return 2 * ORDER.indexOf(edge.kind()) + (tunnel ? 0 : 1);
    }
}
