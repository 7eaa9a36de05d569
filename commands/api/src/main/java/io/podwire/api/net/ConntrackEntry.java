package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.List;

/**
 * A tracked connection (ctnetlink, {@code linux/netfilter/nfnetlink_conntrack.h}).
 *
 * @param netns inode of its namespace
 * @param family {@code inet} or {@code inet6}
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, {@code sctp}, … or a number
 * @param state TCP state, or null
 * @param original as the first packet had it
 * @param reply as answers are expected; differs from {@code original} reversed where NAT changed it
 * @param status IPS_* that are set, lower case: {@code seen_reply}, {@code assured}, {@code confirmed}, {@code src_nat}, {@code dst_nat}, …
 * @param timeout until it is forgotten; null for one handed to a flow table
 * @param mark 0: none
 * @param zone 0: the default
 * @param id the kernel's
 * @param use reference count; null where not told
 */
public record ConntrackEntry(
        long netns,
        String family,
        String protocol,
        String state,
        Tuple original,
        Tuple reply,
        List<String> status,
        Duration timeout,
        long mark,
        int zone,
        long id,
        Integer use) {

    public ConntrackEntry {
        status = List.copyOf(status);
    }

    /**
     * One direction.
     *
     * @param sourcePort null for protocols without ports
     * @param destinationPort null for protocols without ports
     * @param icmpType null for other protocols than ICMP
     * @param icmpCode null for other protocols than ICMP
     * @param icmpId null for other protocols than ICMP
     * @param packets null where accounting is off
     * @param bytes null where accounting is off
     */
    public record Tuple(
            IpAddress source,
            IpAddress destination,
            Integer sourcePort,
            Integer destinationPort,
            Integer icmpType,
            Integer icmpCode,
            Integer icmpId,
            Long packets,
            Long bytes) {}
}
