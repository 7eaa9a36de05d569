package io.podwire.api.packet;

import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * DHCP for IPv6 (RFC 8415).
 *
 * @param type 1 solicit, 2 advertise, 3 request, 4 confirm, 5 renew, 6 rebind, 7 reply, 8 release, 9 decline, 10 reconfigure, 11 information
 *     request, 12 and 13 a relay's
 * @param transaction 24 bits, equal in a question and its answers; null in a relay's message
 * @param options the outermost ones, in their order
 * @param bytes the message, as far as it was captured
 * @param length bytes it had
 */
@Kind("dhcpv6")
public record Dhcpv6(int type, Integer transaction, List<Option> options, Octets bytes, int length) implements Layer {
    public Dhcpv6 {
        options = List.copyOf(options);
    }

    @Override
    public String kind() {
        return "dhcpv6";
    }

    /**
     * One option.
     *
     * @param code IANA's number of it
     * @param data its value, as far as it was captured
     */
    public record Option(int code, Octets data) {}
}
