package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;

/**
 * What one address sent and got, by the innermost IP header.
 *
 * @param at where it was seen
 * @param address whose
 * @param packetsSent by it
 * @param bytesSent on the wire
 * @param packetsGot for it
 * @param bytesGot on the wire
 * @param line for people
 */
@Kind("talker")
public record TrafficTalker(
        SeenAt at, IpAddress address, long packetsSent, long bytesSent, long packetsGot, long bytesGot, String line)
        implements TrafficRow {
    @Override
    public String kind() {
        return "talker";
    }
}
