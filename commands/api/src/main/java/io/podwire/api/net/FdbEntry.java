package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.time.Duration;
import java.util.List;

/**
 * A forwarding database entry of a bridge or VXLAN link (RTM_NEWNEIGH of family AF_BRIDGE), as {@code bridge fdb} shows it.
 *
 * @param netns inode of its namespace
 * @param linkIndex ifindex of the port, or of the VXLAN link
 * @param link its name; null where it was gone
 * @param mac all zeros: the default destination of a VXLAN link
 * @param vlan null: none
 * @param masterIndex ifindex of the bridge whose database it is; null for the link's own
 * @param master its name, or null
 * @param remote far end of a VXLAN entry, or null
 * @param port UDP port of that far end where it is not the link's own, or null
 * @param vni VXLAN network of that far end where it is not the link's own, or null
 * @param via ifindex of the link to send through, or null
 * @param viaName its name, or null
 * @param nextHopId id of a nexthop group, or null
 * @param states {@code permanent}, {@code static}, {@code reachable}, {@code stale}
 * @param flags {@code self}, {@code master}, {@code extern_learn}, {@code offload}, {@code sticky}, …
 * @param used since it was last used, or null
 * @param updated since it last changed, or null
 */
public record FdbEntry(
        long netns,
        int linkIndex,
        String link,
        MacAddress mac,
        Integer vlan,
        Integer masterIndex,
        String master,
        IpAddress remote,
        Integer port,
        Long vni,
        Integer via,
        String viaName,
        Long nextHopId,
        List<String> states,
        List<String> flags,
        Duration used,
        Duration updated) {

    public FdbEntry {
        states = List.copyOf(states);
        flags = List.copyOf(flags);
    }
}
