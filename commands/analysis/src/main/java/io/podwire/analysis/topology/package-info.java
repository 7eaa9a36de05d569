/**
 * What was read of a node's network as a graph. One class a sort of edge ({@link io.podwire.analysis.topology.EdgeSort}), each on the
 * same immutable view of the facts; then what each link is there for; then nodes joined, and one target's way cut out.
 */
package io.podwire.analysis.topology;
