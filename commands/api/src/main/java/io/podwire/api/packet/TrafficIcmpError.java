package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;

/**
 * Errors of one kind, from one place, about one flow.
 *
 * @param at where it was seen
 * @param from who sent it: a router, or the destination itself
 * @param error {@code port unreachable}, {@code fragmentation needed, mtu 1450}, {@code time exceeded in transit} …
 * @param protocol of the packet it is about; null where it quotes none
 * @param source of that packet, and so who got the error; null where it quotes none
 * @param destination of that packet; null where it quotes none
 * @param destinationPort of that packet; null without
 * @param count how often
 * @param line for people
 */
@Kind("icmp-error")
public record TrafficIcmpError(
        SeenAt at,
        IpAddress from,
        String error,
        String protocol,
        IpAddress source,
        IpAddress destination,
        Integer destinationPort,
        long count,
        String line)
        implements TrafficRow {
    @Override
    public String kind() {
        return "icmp-error";
    }
}
