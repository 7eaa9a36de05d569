package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;

/**
 * What the neighbor on a cable tells of itself (LLDP, IEEE 802.1AB): which switch, and which port of it. Components that it does not tell are
 * null; text is made printable.
 *
 * @param chassis the switch: an Ethernet or IP address, or a name
 * @param port its port: the same
 * @param seconds how long this holds; 0 takes it back
 * @param portDescription in words
 * @param systemName the switch's name
 * @param systemDescription its model and software, in words
 * @param bytes the message, as far as it was captured
 * @param length bytes it had
 */
@Kind("lldp")
public record Lldp(
        String chassis,
        String port,
        Integer seconds,
        String portDescription,
        String systemName,
        String systemDescription,
        Octets bytes,
        int length)
        implements Layer {
    @Override
    public String kind() {
        return "lldp";
    }
}
