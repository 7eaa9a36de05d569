package io.podwire.api.packet;

import io.podwire.api.packet.MulticastListeners.GroupRecord;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import io.podwire.api.value.Octets;
import java.util.List;

/**
 * IGMP: which multicast groups IPv4 hosts listen to (RFC 1112, RFC 2236, RFC 3376). Bridges with {@code multicast_snooping} read it too.
 *
 * @param type 0x11 query, 0x12, 0x16 and 0x22 reports of versions 1 to 3, 0x17 leave
 * @param maxResponse the second octet of a query, tenths of a second up to 127 and floating point above; 0 is version 1
 * @param group asked for or told of; {@code 0.0.0.0} in a query for all; null in a report of version 3
 * @param sources of a query of version 3
 * @param records of a report of version 3
 * @param bytes the message, as far as it was captured
 * @param length bytes it had
 */
@Kind("igmp")
public record Igmp(
        int type,
        int maxResponse,
        IpAddress group,
        List<IpAddress> sources,
        List<GroupRecord> records,
        Octets bytes,
        int length)
        implements Layer {
    public Igmp {
        sources = List.copyOf(sources);
        records = List.copyOf(records);
    }

    @Override
    public String kind() {
        return "igmp";
    }
}
