package io.podwire.engine.counters;

import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterSource;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netlink.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Links with their IFLA_STATS64, under the kernel's own names. */
final class LinkCounters {

    private static final int RTM_GETLINK = 18;
    /** {@code struct ifinfomsg}. */
    private static final int HEADER = 16;

    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_STATS64 = 23;
    private static final int IFLA_CARRIER_CHANGES = 35;

    /** {@code struct rtnl_link_stats64} of {@code linux/if_link.h}, in its order; a kernel may know fewer, and tells them by length. */
    private static final String[] NAMES = {
        "rx_packets",
        "tx_packets",
        "rx_bytes",
        "tx_bytes",
        "rx_errors",
        "tx_errors",
        "rx_dropped",
        "tx_dropped",
        "multicast",
        "collisions",
        "rx_length_errors",
        "rx_over_errors",
        "rx_crc_errors",
        "rx_frame_errors",
        "rx_fifo_errors",
        "rx_missed_errors",
        "tx_aborted_errors",
        "tx_carrier_errors",
        "tx_fifo_errors",
        "tx_heartbeat_errors",
        "tx_window_errors",
        "rx_compressed",
        "tx_compressed",
        "rx_nohandler",
        "rx_otherhost_dropped",
    };

    private LinkCounters() {}

    /**
     * A link and what is counted of it.
     *
     * @param index ifindex
     * @param name of the link
     * @param counters in the order of the kernel's struct
     */
    record OfLink(int index, String name, List<Counter> counters) {}

    /** All links of the socket's namespace, by ifindex. */
    static List<OfLink> read(NetlinkSocket route) throws SystemCallException {
        List<OfLink> links = route.list(Request.dump(RTM_GETLINK).zeros(HEADER), LinkCounters::decode);
        links.sort(Comparator.comparingInt(OfLink::index));
        return links;
    }

    static OfLink decode(NetlinkMessage message) {
        int index = message.s32(4);
        String name = "";
        long[] values = {};
        Long carrierChanges = null;
        Attributes attributes = message.attributes(HEADER, "RTM_NEWLINK");
        while (attributes.next()) {
            switch (attributes.type()) {
                case IFLA_IFNAME -> name = attributes.string();
                case IFLA_STATS64 -> {
                    values = new long[Math.min(NAMES.length, attributes.length() / Long.BYTES)];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = attributes.u64(i * Long.BYTES);
                    }
                }
                case IFLA_CARRIER_CHANGES -> carrierChanges = attributes.u32();
                default -> {}
            }
        }
        List<Counter> counters = new ArrayList<>(values.length + 1);
        for (int i = 0; i < values.length; i++) {
            counters.add(new Counter(CounterSource.LINK, name, index, NAMES[i], Form.COUNT_64, values[i]));
        }
        if (carrierChanges != null) {
            counters.add(
                    new Counter(CounterSource.LINK, name, index, "carrier_changes", Form.COUNT_32, carrierChanges));
        }
        return new OfLink(index, name, counters);
    }
}
