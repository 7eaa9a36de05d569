package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;

/**
 * How a probe leaves, beyond its destination.
 *
 * @param source its source address; null: the kernel's choice
 * @param sourcePort of TCP and UDP, or the identifier of an echo request, 1 to 65535; null: a free one for each connection or datagram, and
 *     the prober's own for echo requests, which fill no connection tracking table that way. Probes that share it are one flow, and take
 *     one of several equal ways (RFC 2992). From one port there can be one connection to a target's port at a time, and for a minute after
 *     it was closed none, unless both ends use TCP's time stamps: another is not queued but told as {@link Outcome#NOT_SENT}
 * @param link it must leave by (SO_BINDTODEVICE); null: as the routes say
 * @param hops TTL or hop limit, 1 to 255; null: the kernel's default
 * @param trafficClass TOS or traffic class octet, 0 to 255
 * @param mark of the socket (SO_MARK), which policy routing may heed; 0: none
 * @param whole true: it is never fragmented, and the kernel's knowledge of the path's MTU is not heeded (IP_PMTUDISC_PROBE)
 */
public record Sending(
        IpAddress source, Integer sourcePort, String link, Integer hops, int trafficClass, int mark, boolean whole) {

    /** As the kernel sends by itself. */
    public static final Sending USUAL = new Sending(null, null, null, null, 0, 0, false);

    /** The same with another TTL. */
    public Sending withHops(int other) {
        return new Sending(source, sourcePort, link, other, trafficClass, mark, whole);
    }

    /** The same from another port. */
    public Sending withSourcePort(Integer other) {
        return new Sending(source, other, link, hops, trafficClass, mark, whole);
    }
}
