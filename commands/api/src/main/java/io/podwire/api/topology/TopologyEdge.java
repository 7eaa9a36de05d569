package io.podwire.api.topology;

import io.podwire.api.value.IpAddress;

/**
 * One thing that leads to another.
 *
 * @param kind by what
 * @param from id of a {@link TopologyLink}
 * @param to id of a {@link TopologyLink}; for {@link Kind#TUNNEL_SOCKET} where the outer link is not known, of the
 *     {@link TopologyPlace} they leave from; null where the far end is not in the graph
 * @param address outer address of a tunnel's far end; for others null
 * @param direction where packets go by it
 * @param label what one would write beside it: {@code port 3 tag 7}, {@code mirred redirect, u32, all}, {@code VNI 1, UDP 8472}; empty where
 *     there is nothing to say
 * @param proof how it is known, by the kernel's or Open vSwitch's own words for it: {@code IFLA_LINK, both ends}, {@code IFLA_MASTER}
 */
public record TopologyEdge(
        Kind kind, String from, String to, IpAddress address, Direction direction, String label, String proof) {

    /** By what one link leads to another. */
    public enum Kind {
        /** A cable of kind veth, from the end in the pod, or in the later place, to the other. */
        VETH,
        /** A cable of kind netkit. */
        NETKIT,
        /** A port and its bridge. */
        BRIDGE_PORT,
        /** A port and its bond, team or VRF. */
        MASTER,
        /** A port of Open vSwitch and its bridge. */
        OVS_PORT,
        /** Two patch ports of Open vSwitch, each of which is an {@link #OVS_PORT} of its bridge. */
        OVS_PATCH,
        /** A macvlan, macvtap, ipvlan, ipvtap or VLAN and the link it lies on. */
        PARENT,
        /** tc sends what comes in at one link, or goes out, to another by mirred. */
        REDIRECT,
        /**
         * The node routes between its pods' side ({@link TopologyLink.Role#POD_PORT} without a bridge, CNI bridge, management port)
         * and its way out (a tunnel, an uplink): a route leads to the first, and others, which the label names, to the second.
         */
        ROUTE,
        /** A tunnel and its far end; {@link Direction#FORTH} where that does not have this one for a far end. */
        TUNNEL,
        /** A tunnel and the link by which its outer packets leave, which may be in another namespace. */
        TUNNEL_SOCKET,
        /** Two nodes' links on one wire, as far as their addresses tell. */
        WIRE
    }

    /** Where packets go by an edge. */
    public enum Direction {
        BOTH,
        /** Only from {@link TopologyEdge#from} to {@link TopologyEdge#to}: a redirect or a tunnel without its opposite. */
        FORTH
    }
}
