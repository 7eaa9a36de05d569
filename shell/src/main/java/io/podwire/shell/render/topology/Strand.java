package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;

/**
 * One way out of a namespace.
 *
 * @param inner the link within
 * @param edge by what it leads out; null where nothing does
 * @param outer the link it leads to; null where that is not in the graph
 */
record Strand(TopologyLink inner, TopologyEdge edge, TopologyLink outer) {}
