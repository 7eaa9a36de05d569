package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * An ICMPv6 message (RFC 4443), neighbor discovery (RFC 4861) and multicast listeners (RFC 2710, RFC 3810) included. Components that the
 * message's type does not have are null.
 *
 * @param type 1 unreachable, 2 packet too big, 3 time exceeded, 4 parameter problem, 128 echo request, 129 reply, 130 to 132 and 143 multicast
 *     listeners, 133 router solicitation, 134 advertisement, 135 neighbor solicitation, 136 advertisement, 137 redirect …
 * @param code within the type
 * @param checksum as sent
 * @param checksumExpected what it should be; null where it was not computed
 * @param identifier of echo messages
 * @param sequence of echo messages
 * @param mtu of "packet too big", bytes
 * @param pointer of a parameter problem: the octet
 * @param target of neighbor messages and redirects
 * @param destination of a redirect: whom it is about
 * @param router R: of a neighbor advertisement
 * @param solicited S: of a neighbor advertisement
 * @param override O: of a neighbor advertisement
 * @param advertisement of a router
 * @param options of neighbor discovery
 * @param multicast what is asked or told of multicast listeners
 * @param quoted the packet that an error is about, as far as it is quoted; empty for other messages
 * @param data after the first eight bytes; after the first four of a type whose second four are nothing above
 * @param length bytes of the message, its header included, as the IP header says
 */
@Kind("icmpv6")
public record Icmpv6(
        int type,
        int code,
        int checksum,
        Integer checksumExpected,
        Integer identifier,
        Integer sequence,
        Long mtu,
        Long pointer,
        IpAddress target,
        IpAddress destination,
        Boolean router,
        Boolean solicited,
        Boolean override,
        RouterAdvertisement advertisement,
        List<NdpOption> options,
        MulticastListeners multicast,
        List<Layer> quoted,
        Octets data,
        int length)
        implements Layer {

    public Icmpv6 {
        options = List.copyOf(options);
        quoted = List.copyOf(quoted);
    }

    @Override
    public String kind() {
        return "icmpv6";
    }

    /** True for a message about another packet. */
    public boolean error() {
        return type < 128;
    }

    /**
     * What a router tells of itself (RFC 4861 section 4.2).
     *
     * @param hopLimit for packets from here; 0: not said
     * @param flags the whole octet: 0x80 managed, 0x40 other, 0x20 home agent, 0x18 preference (RFC 4191), 0x04 proxy
     * @param lifetime as default router, seconds; 0: it is none
     * @param reachableMillis how long a neighbor counts as reachable; 0: not said
     * @param retransmitMillis between neighbor solicitations; 0: not said
     */
    public record RouterAdvertisement(
            int hopLimit, int flags, int lifetime, long reachableMillis, long retransmitMillis) {}
}
