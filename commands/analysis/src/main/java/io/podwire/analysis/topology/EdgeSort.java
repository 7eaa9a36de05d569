package io.podwire.analysis.topology;

import io.podwire.api.topology.TopologyEdge;
import java.util.function.Consumer;

/** Finds all edges of one sort on a node. */
interface EdgeSort {

    /**
     * @param view what is known of the node; nothing of it needs to fit together
     * @param edges takes each edge once
     */
    void find(NodeView view, Consumer<TopologyEdge> edges);
}
