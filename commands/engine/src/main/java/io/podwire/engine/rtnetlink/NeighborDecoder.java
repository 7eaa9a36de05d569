package io.podwire.engine.rtnetlink;

import io.podwire.api.error.BadData;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Neighbor;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import java.time.Duration;
import java.util.List;

/** Makes RTM_NEWNEIGH a {@link Neighbor} or, of family AF_BRIDGE, an {@link FdbEntry}. One decoder a message. */
final class NeighborDecoder {

    /** {@code struct ndmsg}. */
    static final int HEADER = 12;

    /** Flag of {@code struct ndmsg}: the proxy table, when asked and when answered. */
    static final int NTF_PROXY = 8;

    private static final String WHERE = "RTM_NEWNEIGH";

    private final NetlinkMessage message;
    private IpAddress address;
    private MacAddress mac;
    private Duration confirmed;
    private Duration used;
    private Duration updated;
    private Integer probes;
    private Integer vlan;
    private Integer port;
    private Long vni;
    private Integer via;
    private Integer master;
    private String protocol;
    private Long nextHopId;
    private long flags;

    private NeighborDecoder(NetlinkMessage message) {
        this.message = message;
        this.flags = message.u8(10);
        Attributes a = message.attributes(HEADER, WHERE);
        while (a.next()) {
            take(a);
        }
    }

    private void take(Attributes a) {
        switch (a.type()) {
            case 1 -> address = a.ip(); // NDA_DST
            case 2 -> mac = a.mac(); // NDA_LLADDR
            case 3 -> { // NDA_CACHEINFO
                confirmed = ticks(a.u32());
                used = ticks(a.u32(4));
                updated = ticks(a.u32(8));
            }
            case 4 -> probes = a.s32(); // NDA_PROBES
            case 5 -> vlan = a.u16(); // NDA_VLAN
            case 6 -> port = a.u16be(); // NDA_PORT
            case 7 -> vni = a.u32(); // NDA_VNI
            case 8 -> via = a.s32(); // NDA_IFINDEX
            case 9 -> master = a.s32(); // NDA_MASTER
            case 12 -> protocol = KernelNames.routeProtocol(a.u8()); // NDA_PROTOCOL
            case 13 -> nextHopId = a.u32(); // NDA_NH_ID
            case 15 -> flags |= a.u32() << 8; // NDA_FLAGS_EXT
            default -> {}
        }
    }

    /** clock_t: hundredths of a second on every architecture (USER_HZ). */
    private static Duration ticks(long ticks) {
        return Duration.ofMillis(10 * ticks);
    }

    /** An ARP or NDP entry. */
    static Neighbor neighbor(NetlinkMessage message, long netns, LinkNames names) {
        NeighborDecoder d = new NeighborDecoder(message);
        if (d.address == null) {
            throw new BadData(WHERE + ": no address");
        }
        boolean proxy = (d.flags & NTF_PROXY) != 0;
        int index = message.s32(4);
        int state = message.u16(8);
        return new Neighbor(
                netns,
                index,
                names.of(index),
                d.address,
                d.mac,
                state != 0 ? KernelNames.bits(state, KernelNames.NEIGHBOR_STATES) : proxy ? List.of() : List.of("NONE"),
                KernelNames.bits(d.flags, KernelNames.NEIGHBOR_FLAGS),
                proxy,
                proxy ? null : d.used,
                proxy ? null : d.confirmed,
                proxy ? null : d.updated,
                d.probes,
                d.protocol);
    }

    /** An entry of a forwarding database; null for one without a MAC (a bare next hop of a VXLAN link has none). */
    static FdbEntry fdb(NetlinkMessage message, long netns, LinkNames names) {
        NeighborDecoder d = new NeighborDecoder(message);
        if (d.mac == null) {
            return null;
        }
        int index = message.s32(4);
        return new FdbEntry(
                netns,
                index,
                names.of(index),
                d.mac,
                d.vlan,
                d.master,
                names.of(d.master),
                d.address,
                d.port,
                d.vni,
                d.via,
                names.of(d.via),
                d.nextHopId,
                fdbStates(message.u16(8)),
                KernelNames.bits(d.flags, KernelNames.NEIGHBOR_FLAGS),
                d.used,
                d.updated);
    }

    /** bridge(8)'s words for NUD_*, which mean something of their own here. */
    private static List<String> fdbStates(int state) {
        if ((state & 0x80) != 0) {
            return List.of("permanent");
        }
        if ((state & 0x40) != 0) {
            return List.of("static");
        }
        return switch (state) {
            case 0x02 -> List.of("reachable");
            case 0x04 -> List.of("stale");
            case 0 -> List.of();
            default -> List.of("0x" + Integer.toHexString(state));
        };
    }
}
