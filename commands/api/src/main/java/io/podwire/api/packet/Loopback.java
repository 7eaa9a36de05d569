package io.podwire.api.packet;

import io.podwire.api.value.Kind;

/**
 * BSD's header of loopback frames (LINKTYPE_NULL and LINKTYPE_LOOP).
 *
 * @param family the address family by the numbers of the system that wrote it: 2 is IPv4; 10, 24, 28 and 30 are IPv6
 * @param length bytes of the frame that follow this header, as it was on the wire
 */
@Kind("loopback")
public record Loopback(long family, int length) implements Layer {
    @Override
    public String kind() {
        return "loopback";
    }
}
