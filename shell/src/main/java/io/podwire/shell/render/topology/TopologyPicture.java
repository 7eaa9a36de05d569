package io.podwire.shell.render.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Picture;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A graph as text: node by node, each from its pods to the wire; or the way of the one that was asked for, link by link. */
public final class TopologyPicture {

    /** The picture. */
    public static final Picture<Topology> PICTURE = TopologyPicture::draw;

    private TopologyPicture() {}

    private static void draw(Topology graph, Look look, Consumer<String> lines) {
        GraphIndex index = new GraphIndex(graph);
        Paper paper = new Paper(look, lines);
        if (graph.target() != null) {
            new WayDrawing(index, paper).draw();
            return;
        }
        boolean first = true;
        for (TopologyNode node : graph.nodes()) {
            if (!first) {
                paper.line("");
            }
            first = false;
            new NodeDrawing(index, paper, node).draw();
        }
        homeless(index, paper);
    }

    /** Links of places or nodes that are not in the graph: a damaged snapshot's. */
    private static void homeless(GraphIndex index, Paper paper) {
        Set<String> nodes =
                index.graph().nodes().stream().map(TopologyNode::name).collect(Collectors.toSet());
        List<TopologyLink> links = index.links().stream()
                .filter(link -> index.place(link.place()) == null
                        || !nodes.contains(index.place(link.place()).node()))
                .toList();
        if (!links.isEmpty()) {
            paper.line("");
            paper.line("on no known node");
            links.forEach(link -> paper.flow("  ", "    ", Words.of(link.name()).field(LinkWords.purpose(link))));
        }
    }
}
