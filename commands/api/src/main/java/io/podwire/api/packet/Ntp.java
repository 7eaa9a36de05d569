package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;

/**
 * A message about the time (NTP, RFC 5905).
 *
 * @param leap 0 nothing, 1 a second more, 2 a second less today, 3 its clock does not run true
 * @param version 1 to 4
 * @param mode 1 and 2 among equals, 3 client, 4 server, 5 broadcast, 6 control
 * @param stratum steps from a clock; 0 is not said; null in modes that tell no time
 * @param bytes the message, as far as it was captured
 * @param length bytes it had
 */
@Kind("ntp")
public record Ntp(int leap, int version, int mode, Integer stratum, Octets bytes, int length) implements Layer {
    @Override
    public String kind() {
        return "ntp";
    }
}
