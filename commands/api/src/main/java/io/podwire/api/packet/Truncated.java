package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;

/**
 * A header of which the capture has only a part: the frame was longer, see {@link Packet#length}.
 *
 * @param of the {@link Layer#kind} that begins here
 * @param sourcePort of TCP and UDP, where its two bytes are there: an ICMP error often quotes no more; else null
 * @param destinationPort see {@code sourcePort}
 * @param bytes what there is of it
 * @param length how many there were on the wire from here on
 */
@Kind("truncated")
public record Truncated(String of, Integer sourcePort, Integer destinationPort, Octets bytes, int length)
        implements Layer {
    @Override
    public String kind() {
        return "truncated";
    }
}
