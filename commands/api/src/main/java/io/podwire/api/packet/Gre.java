package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * A GRE header (RFC 2784 and RFC 2890; version 1: RFC 2637, PPTP).
 *
 * @param version 0 or 1
 * @param flags the first two octets, version included: 0x8000 checksum, 0x4000 routing, 0x2000 key, 0x1000 sequence, 0x0800 strict source
 *     route, 0x0700 recursion, 0x0080 acknowledgment (version 1)
 * @param protocol EtherType of what follows; 0x6558 is Ethernet
 * @param checksum null where it has none
 * @param offset of the routing field; null where neither checksum nor routing is there
 * @param key 32 bits; null where it has none; version 1: only {@code callId}
 * @param payloadLength version 1, bytes; else null
 * @param callId version 1; else null
 * @param sequence null where it has none
 * @param acknowledgment version 1; null where it has none
 * @param headerLength bytes
 * @param length bytes from this header on
 */
@Kind("gre")
public record Gre(
        int version,
        int flags,
        int protocol,
        Integer checksum,
        Integer offset,
        Long key,
        Integer payloadLength,
        Integer callId,
        Long sequence,
        Long acknowledgment,
        int headerLength,
        int length)
        implements Layer {
    @Override
    public String kind() {
        return "gre";
    }
}
