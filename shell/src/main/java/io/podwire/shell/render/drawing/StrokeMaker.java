package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.Stroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Makes strokes of edges: each its own, but those of a folded box one for each kind and direction and box they lead to. */
final class StrokeMaker {

    private final BiFunction<String, TopologyEdge, Box> ends;
    private final Predicate<String> folded;

    /**
     * @param ends the box at an edge's end, by its id
     * @param folded whether the box of an id stands for several
     */
    StrokeMaker(BiFunction<String, TopologyEdge, Box> ends, Predicate<String> folded) {
        this.ends = ends;
        this.folded = folded;
    }

    /** Edges that are drawn as one. */
    private record Bundle(Box from, Box to, List<TopologyEdge> edges) {}

    List<Stroke> of(List<TopologyEdge> edges) {
        Map<String, Bundle> bundles = new LinkedHashMap<>();
        for (TopologyEdge edge : edges) {
            Box from = ends.apply(edge.from(), edge);
            Box to = ends.apply(edge.to(), edge);
            boolean bundled = folded.test(edge.from()) || folded.test(edge.to());
            String key = bundled
                    ? edge.kind() + " " + edge.direction() + " " + from.key() + " " + to.key()
                    : "alone " + bundles.size();
            bundles.computeIfAbsent(key, first -> new Bundle(from, to, new ArrayList<>()))
                    .edges()
                    .add(edge);
        }
        return bundles.values().stream().map(StrokeMaker::stroke).toList();
    }

    private static Stroke stroke(Bundle bundle) {
        TopologyEdge first = bundle.edges().get(0);
        boolean one = bundle.edges().size() == 1;
        return new Stroke(
                first.kind(),
                bundle.from().key(),
                bundle.to().key(),
                first.direction(),
                one ? Printable.of(first.label()) : Several.label(bundle.edges()),
                one
                        ? EdgeWords.facts(
                                first, bundle.from().title(), bundle.to().title())
                        : Several.edgeFacts(bundle.edges()));
    }
}
