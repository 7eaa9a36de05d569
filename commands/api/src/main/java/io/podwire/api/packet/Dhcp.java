package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * DHCP for IPv4 (RFC 2131), or BOOTP, which it grew out of (RFC 951). Addresses that were left empty are {@code 0.0.0.0}.
 *
 * @param operation 1 is a request, 2 a reply
 * @param hops relays it passed
 * @param transaction equal in a question and its answers
 * @param seconds since the client began
 * @param flags 0x8000: answer by broadcast
 * @param client the address that the client has already
 * @param yours the address that the server gives
 * @param server the next server to boot from
 * @param relay the relay's address
 * @param hardware the client's Ethernet address; null where its hardware is none
 * @param messageType option 53: 1 discover, 2 offer, 3 request, 4 decline, 5 acknowledgment, 6 refusal, 7 release, 8 inform; null in BOOTP
 * @param options in their order (RFC 2132), without padding and end
 * @param bytes the message, as far as it was captured
 * @param length bytes it had
 */
@Kind("dhcp")
public record Dhcp(
        int operation,
        int hops,
        long transaction,
        int seconds,
        int flags,
        IpAddress client,
        IpAddress yours,
        IpAddress server,
        IpAddress relay,
        MacAddress hardware,
        Integer messageType,
        List<Option> options,
        Octets bytes,
        int length)
        implements Layer {
    public Dhcp {
        options = List.copyOf(options);
    }

    @Override
    public String kind() {
        return "dhcp";
    }

    /**
     * One option.
     *
     * @param code IANA's number of it
     * @param data its value, as far as it was captured
     */
    public record Option(int code, Octets data) {}
}
