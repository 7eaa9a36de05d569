package io.podwire.shell.render.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyNode;
import io.podwire.shell.render.Look;
import io.podwire.shell.render.Picture;
import java.util.function.Consumer;

/** A graph as text: node by node, each from its pods to the wire. */
public final class TopologyPicture {

    /** The picture. */
    public static final Picture<Topology> PICTURE = TopologyPicture::draw;

    private TopologyPicture() {}

    private static void draw(Topology graph, Look look, Consumer<String> lines) {
        GraphIndex index = new GraphIndex(graph);
        Paper paper = new Paper(look, lines);
        boolean first = true;
        for (TopologyNode node : graph.nodes()) {
            if (!first) {
                paper.line("");
            }
            first = false;
            new NodeDrawing(index, paper, node).draw();
        }
    }
}
