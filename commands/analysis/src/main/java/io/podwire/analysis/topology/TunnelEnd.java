package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.topology.TopologyLink.Tunnel;

/**
 * A tunnel's end on this node.
 *
 * @param id of its vertex
 * @param kind of the tunnel, as {@link io.podwire.api.net.LinkKind#kind} or Open vSwitch's type
 * @param tunnel its attributes
 * @param link the kernel's link; null where it exists in Open vSwitch alone
 * @param outer inode of the namespace that its outer packets are sent from; null where that is not known
 * @param below ifindex, in {@code outer}, of the link it is bound to; null: any
 * @param proof by which attribute that is known
 */
record TunnelEnd(String id, String kind, Tunnel tunnel, Link link, Long outer, Integer below, String proof) {

    /**
     * Whether it can carry anything. A kernel that has the modules makes {@code tunl0}, {@code sit0} and the like in every namespace:
     * they are down, and say nothing of an overlay.
     */
    boolean active() {
        return link == null || link.up() || !tunnel.remotes().isEmpty();
    }
}
