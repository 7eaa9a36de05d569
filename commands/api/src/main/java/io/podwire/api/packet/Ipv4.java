package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * An IPv4 header (RFC 791).
 *
 * @param headerLength bytes, 20 to 60
 * @param tos type of service: DSCP (upper 6 bits) and ECN
 * @param totalLength as the header says; 0 in a frame that a card will cut (TSO)
 * @param id identification
 * @param reserved the first flag bit, which must be 0
 * @param dontFragment DF
 * @param moreFragments MF
 * @param fragmentOffset bytes, a multiple of 8; more than 0: what follows is the middle of something
 * @param ttl time to live
 * @param protocol IANA's protocol number: 1 ICMP, 6 TCP, 17 UDP, 4 IPIP, 41 IPv6, 47 GRE …
 * @param checksum as sent
 * @param checksumExpected what it should be; null where it was not computed
 * @param source where from
 * @param destination where to
 * @param options in their order
 * @param length bytes of the packet on the wire, this header included: {@code totalLength}, or what the frame has where that is 0
 * @param missing bytes that {@code totalLength} promises beyond the frame's end on the wire; 0 as a rule
 */
@Kind("ipv4")
public record Ipv4(
        int headerLength,
        int tos,
        int totalLength,
        int id,
        boolean reserved,
        boolean dontFragment,
        boolean moreFragments,
        int fragmentOffset,
        int ttl,
        int protocol,
        int checksum,
        Integer checksumExpected,
        IpAddress source,
        IpAddress destination,
        List<Option> options,
        int length,
        int missing)
        implements Layer {

    public Ipv4 {
        options = List.copyOf(options);
    }

    @Override
    public String kind() {
        return "ipv4";
    }

    /** True for any part of a packet that was sent in parts. */
    public boolean fragment() {
        return moreFragments || fragmentOffset > 0;
    }

    /**
     * An option.
     *
     * @param type the whole octet: 0 end, 1 no operation, 7 record route, 68 timestamp, 131 loose and 137 strict source route, 148 router alert
     * @param length bytes, type and length octets included; 1 for end and no operation
     * @param data what follows type and length; shorter than {@code length} says where the header ends before
     */
    public record Option(int type, int length, Octets data) {}
}
