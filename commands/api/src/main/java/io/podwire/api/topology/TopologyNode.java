package io.podwire.api.topology;

/**
 * A node whose network is in the graph.
 *
 * @param name its host name; with {@code #2} where two nodes of the graph say the same name
 * @param plugin the CNI plug-in that made its network ({@code flannel}, {@code calico}, …); null where none is recognized
 */
public record TopologyNode(String name, String plugin) {}
