package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * A routing header (RFC 8200 section 4.4).
 *
 * @param nextHeader IANA's protocol number
 * @param length bytes of this header
 * @param type 0: source route (RFC 5095 forbids it), 2: mobile IPv6, 4: segment routing (RFC 8754)
 * @param segmentsLeft still to visit
 * @param lastEntry type 4: index of the last segment; else null
 * @param flags type 4; else null
 * @param tag type 4; else null
 * @param addresses types 0, 2 and 4: the list, in its order
 * @param data what follows the first four bytes
 */
@Kind("ipv6-routing")
public record Ipv6Routing(
        int nextHeader,
        int length,
        int type,
        int segmentsLeft,
        Integer lastEntry,
        Integer flags,
        Integer tag,
        List<IpAddress> addresses,
        Octets data)
        implements Layer {

    public Ipv6Routing {
        addresses = List.copyOf(addresses);
    }

    @Override
    public String kind() {
        return "ipv6-routing";
    }
}
