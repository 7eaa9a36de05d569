package io.podwire.api.packet;

import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * What is asked or told of multicast listeners (MLD: RFC 2710, version 2: RFC 3810). Components that a message does not have are null, lists
 * empty.
 *
 * @param version 1 or 2
 * @param maxDelayMillis of a query: how long an answer may take
 * @param group asked for or told of; {@code ::} in a query for all
 * @param suppress S of a query of version 2
 * @param robustness QRV of a query of version 2
 * @param queryInterval QQIC of a query of version 2, seconds
 * @param sources of a query of version 2
 * @param records of a report of version 2
 */
public record MulticastListeners(
        int version,
        Integer maxDelayMillis,
        IpAddress group,
        Boolean suppress,
        Integer robustness,
        Integer queryInterval,
        List<IpAddress> sources,
        List<GroupRecord> records) {

    public MulticastListeners {
        sources = List.copyOf(sources);
        records = List.copyOf(records);
    }

    /**
     * Of one group.
     *
     * @param type 1 is include, 2 is exclude, 3 to include, 4 to exclude, 5 allow, 6 block
     * @param group the group
     * @param sources listened to, or not
     */
    public record GroupRecord(int type, IpAddress group, List<IpAddress> sources) {
        public GroupRecord {
            sources = List.copyOf(sources);
        }
    }
}
