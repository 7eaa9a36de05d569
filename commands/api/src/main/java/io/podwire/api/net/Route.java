package io.podwire.api.net;

import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.List;

/**
 * A route: an entry of a routing table, or the kernel's answer to a look-up (RTM_NEWROUTE, {@code linux/rtnetlink.h}).
 *
 * @param netns inode of its namespace
 * @param destination prefix; 0.0.0.0/0 or ::/0 for a default route
 * @param source source prefix it is limited to (IPv6 sub-trees), or null
 * @param type {@code unicast}, {@code local}, {@code broadcast}, {@code multicast}, {@code blackhole}, {@code unreachable}, {@code
 *     prohibit}, {@code throw}, {@code anycast}, …
 * @param table number; 254 is main, 255 local
 * @param tableName {@code main}, {@code local}, {@code default}, or the number as text
 * @param protocol who made it: {@code kernel}, {@code boot}, {@code static}, {@code bird}, … or a number
 * @param scope {@code global}, {@code link}, {@code host}, …
 * @param preferredSource RTA_PREFSRC, or null
 * @param metric RTA_PRIORITY; 0 where there is none
 * @param typeOfService 0: any
 * @param nextHops one or more ways; empty for routes that lead nowhere
 * @param nextHopId id of a nexthop object, or null
 * @param mtu RTAX_MTU in bytes, or null
 * @param metrics other RTAX_* values that are set, as {@code name=value}
 * @param flags RTM_F_* and the first hop's flags that are set: {@code onlink}, {@code linkdown}, {@code dead}, {@code cloned}, …
 * @param preference IPv6 router preference: {@code low}, {@code medium}, {@code high}; null for IPv4
 * @param expires for a cached or learned route, how long it still lives; null where it has no end
 */
public record Route(
        long netns,
        Cidr destination,
        Cidr source,
        String type,
        long table,
        String tableName,
        String protocol,
        String scope,
        IpAddress preferredSource,
        long metric,
        int typeOfService,
        List<NextHop> nextHops,
        Long nextHopId,
        Integer mtu,
        List<String> metrics,
        List<String> flags,
        String preference,
        Duration expires) {

    public Route {
        nextHops = List.copyOf(nextHops);
        metrics = List.copyOf(metrics);
        flags = List.copyOf(flags);
    }

    /**
     * One way of a route.
     *
     * @param gateway next router, possibly of the other family (RTA_VIA); null where the destination is on the link
     * @param linkIndex ifindex; null where the kernel names none
     * @param link its name; null where it is not known
     * @param weight share among several ways, from 1
     * @param flags {@code onlink}, {@code dead}, {@code linkdown}, …
     * @param encapsulation lightweight tunnel by name ({@code mpls}, {@code ip}, {@code seg6}, {@code bpf}), or null
     */
    public record NextHop(
            IpAddress gateway, Integer linkIndex, String link, int weight, List<String> flags, String encapsulation) {
        public NextHop {
            flags = List.copyOf(flags);
        }
    }
}
