package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;

/**
 * An IPv6 header (RFC 8200 section 3).
 *
 * @param trafficClass DSCP (upper 6 bits) and ECN
 * @param flowLabel 20 bits
 * @param payloadLength bytes after this header, as it says; 0 with a jumbo payload option, and in a frame that a card will cut (TSO)
 * @param nextHeader IANA's protocol number
 * @param hopLimit hop limit
 * @param source where from
 * @param destination where to
 * @param missing bytes that {@code payloadLength} promises beyond the frame's end on the wire; 0 as a rule
 */
@Kind("ipv6")
public record Ipv6(
        int trafficClass,
        int flowLabel,
        int payloadLength,
        int nextHeader,
        int hopLimit,
        IpAddress source,
        IpAddress destination,
        int missing)
        implements Layer {
    @Override
    public String kind() {
        return "ipv6";
    }
}
