package io.podwire.api.net;

import io.podwire.api.value.IpAddress;

/**
 * A question to the kernel's own route look-up (RTM_GETROUTE), as {@code ip route get} asks it.
 *
 * @param destination where to
 * @param source from which address, or null
 * @param inputLink ifindex of the link a forwarded packet would come in on (needs {@code source}), or null
 * @param outputLink ifindex the sender is bound to, or null
 * @param mark firewall mark; 0: none
 * @param protocol IP protocol number for rules that look at it, or null
 * @param sourcePort port, or null
 * @param destinationPort port, or null
 * @param matchTable true to be told the table's entry that matched (RTM_F_FIB_MATCH) and not the resolved answer
 */
public record RouteQuery(
        IpAddress destination,
        IpAddress source,
        Integer inputLink,
        Integer outputLink,
        long mark,
        Integer protocol,
        Integer sourcePort,
        Integer destinationPort,
        boolean matchTable) {

    /** The plain question: how would this host send to {@code destination}? */
    public static RouteQuery to(IpAddress destination) {
        return new RouteQuery(destination, null, null, null, 0, null, null, null, false);
    }
}
