package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.time.Duration;
import java.util.List;

/**
 * An entry of the ARP or NDP table (RTM_NEWNEIGH, {@code linux/neighbour.h}).
 *
 * @param netns inode of its namespace
 * @param linkIndex ifindex
 * @param link name of that link; null where it was gone
 * @param address the neighbor's
 * @param mac null while it is not resolved
 * @param states NUD_* that are set, upper case: {@code REACHABLE}, {@code STALE}, {@code PERMANENT}, {@code FAILED}, …
 * @param flags NTF_* that are set, lower case: {@code router}, {@code proxy}, {@code extern_learn}, {@code managed}, …
 * @param proxy true for an entry of the proxy table
 * @param used since it was last used; null for proxies
 * @param confirmed since its MAC was last confirmed; null for proxies
 * @param updated since its MAC or state last changed; null for proxies
 * @param probes sent so far; null where the kernel does not say
 * @param protocol who made it, or null
 */
public record Neighbor(
        long netns,
        int linkIndex,
        String link,
        IpAddress address,
        MacAddress mac,
        List<String> states,
        List<String> flags,
        boolean proxy,
        Duration used,
        Duration confirmed,
        Duration updated,
        Integer probes,
        String protocol) {

    public Neighbor {
        states = List.copyOf(states);
        flags = List.copyOf(flags);
    }
}
