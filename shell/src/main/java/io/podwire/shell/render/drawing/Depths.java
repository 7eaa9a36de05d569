package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.Stroke;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far each box is from the pods: in strokes within its node, and by its role where no pod leads to it or both are as far. What is
 * further is drawn nearer to the wire.
 */
final class Depths {

    private final Map<String, Integer> steps = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    private Depths() {}

    static Depths of(Diagram diagram) {
        Depths depths = new Depths();
        Map<String, List<String>> neighbors = neighbors(diagram);
        Deque<String> open = new ArrayDeque<>();
        for (Box box : diagram.boxes().toList()) {
            depths.ranks.put(box.key(), rank(box.role()));
            if (box.role() == Role.POD_LINK) {
                depths.steps.put(box.key(), 0);
                open.add(box.key());
            }
        }
        while (!open.isEmpty()) {
            String box = open.remove();
            for (String next : neighbors.getOrDefault(box, List.of())) {
                if (depths.steps.putIfAbsent(next, depths.steps.get(box) + 1) == null) {
                    open.add(next);
                }
            }
        }
        return depths;
    }

    /** Within one node. */
    private static Map<String, List<String>> neighbors(Diagram diagram) {
        Map<String, String> nodes = new HashMap<>();
        diagram.nodes()
                .forEach(node -> node.places().stream()
                        .flatMap(place -> place.boxes().stream())
                        .forEach(box -> nodes.put(box.key(), node.key())));
        Map<String, List<String>> neighbors = new HashMap<>();
        for (Stroke stroke : diagram.strokes()) {
            String node = nodes.get(stroke.from());
            if (node != null && node.equals(nodes.get(stroke.to()))) {
                neighbors
                        .computeIfAbsent(stroke.from(), key -> new ArrayList<>())
                        .add(stroke.to());
                neighbors.computeIfAbsent(stroke.to(), key -> new ArrayList<>()).add(stroke.from());
            }
        }
        return neighbors;
    }

    private static int rank(Role role) {
        if (role == null) {
            return 6;
        }
        return switch (role) {
            case POD_LINK -> 0;
            case POD_PORT, OTHER -> 1;
            case CNI_BRIDGE, OVS_BRIDGE -> 2;
            case MANAGEMENT_PORT -> 3;
            case VTEP -> 4;
            case UPLINK -> 5;
        };
    }

    /** Whether a stroke between two boxes of a node leads away from the pods. */
    boolean outward(String from, String to) {
        int difference = steps.getOrDefault(to, 0) - steps.getOrDefault(from, 0);
        return difference > 0 || difference == 0 && ranks.get(from) <= ranks.get(to);
    }
}
