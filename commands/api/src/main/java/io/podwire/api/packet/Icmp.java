package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * An ICMP message (RFC 792). Components that the message's type does not have are null.
 *
 * @param type 0 echo reply, 3 unreachable, 5 redirect, 8 echo request, 9 router advertisement, 11 time exceeded, 12 parameter problem, 13 and 14
 *     timestamp, 17 and 18 address mask …
 * @param code within the type
 * @param checksum as sent
 * @param checksumExpected what it should be; null where it was not computed
 * @param identifier of echo, timestamp and mask messages
 * @param sequence of echo, timestamp and mask messages
 * @param gateway of a redirect: where to go instead
 * @param nextHopMtu of "fragmentation needed", bytes (RFC 1191); 0 from old routers
 * @param pointer of a parameter problem: the octet
 * @param mask of address mask messages, 32 bits
 * @param originate of timestamp messages: milliseconds since midnight UTC (each 32 bits)
 * @param receive see {@code originate}
 * @param transmit see {@code originate}
 * @param lifetime of a router advertisement, seconds (RFC 1256)
 * @param routers of a router advertisement
 * @param quoted the packet that an error is about, as far as it is quoted; empty for other messages
 * @param extensions what follows the quoted packet in RFC 4884's form; null where there is none
 * @param data after the first eight bytes
 * @param length bytes of the message, its header included, as the IP header says
 */
@Kind("icmp")
public record Icmp(
        int type,
        int code,
        int checksum,
        Integer checksumExpected,
        Integer identifier,
        Integer sequence,
        IpAddress gateway,
        Integer nextHopMtu,
        Integer pointer,
        Long mask,
        Long originate,
        Long receive,
        Long transmit,
        Integer lifetime,
        List<Router> routers,
        List<Layer> quoted,
        Octets extensions,
        Octets data,
        int length)
        implements Layer {

    public Icmp {
        routers = List.copyOf(routers);
        quoted = List.copyOf(quoted);
    }

    @Override
    public String kind() {
        return "icmp";
    }

    /** True for a message about another packet. */
    public boolean error() {
        return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
    }

    /**
     * A router that advertises itself.
     *
     * @param address its own
     * @param preference higher is better, 32 bits with sign
     */
    public record Router(IpAddress address, int preference) {}
}
