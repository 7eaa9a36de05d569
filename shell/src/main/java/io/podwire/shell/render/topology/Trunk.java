package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyLink;

/**
 * What pods share on their way out of the node.
 *
 * @param sort how they lead there
 * @param link of the host that they lead to; null where there is no one link
 */
record Trunk(Sort sort, TopologyLink link) {

    /** How pods lead on. */
    enum Sort {
        /** As ports of a bridge, bond, VRF or a switch of Open vSwitch. */
        SWITCH,
        /** By routes of the node, without a bridge. */
        ROUTED,
        /** By BPF programs, which nobody here follows. */
        PROGRAMS,
        /** By tc, which redirects to a link of the host. */
        REDIRECT,
        /** On top of a link of the host: macvlan, ipvlan, VLAN. */
        PARENT,
        /** By a tunnel's socket in another namespace. */
        SOCKET,
        /** To another namespace that is not the host's. */
        NEIGHBOR,
        /** Nowhere. */
        NOTHING
    }
}
