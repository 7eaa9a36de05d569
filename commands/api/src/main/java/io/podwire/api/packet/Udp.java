package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * A UDP header (RFC 768).
 *
 * @param sourcePort where from
 * @param destinationPort where to
 * @param udpLength header and payload, bytes, as the header says; 0: more than 65535 (RFC 2675), or cut by a card (USO)
 * @param checksum as sent; 0: none
 * @param checksumExpected what it should be; null where it was not computed, which needs all bytes
 * @param length bytes of payload: {@code udpLength} less 8, or what the IP header says where that is less than 8
 */
@Kind("udp")
public record Udp(
        int sourcePort, int destinationPort, int udpLength, int checksum, Integer checksumExpected, int length)
        implements Layer {
    @Override
    public String kind() {
        return "udp";
    }
}
