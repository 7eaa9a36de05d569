package io.podwire.engine.rtnetlink;

import io.podwire.api.error.BadData;
import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes RTM_NEWROUTE a {@link Route}. One decoder a message. */
final class RouteDecoder {

    /** {@code struct rtmsg}. */
    static final int HEADER = 12;

    private static final String WHERE = "RTM_NEWROUTE";

    /** {@code struct rtnexthop}. */
    private static final int HOP_HEADER = 8;

    private static final int RTM_F_CLONED = 0x200;

    /** RTM_F_* by bit from bit 8 on. LOOKUP_TABLE and FIB_MATCH only repeat the question, so they have no place. */
    private static final long ECHOED = 0x3000;

    private static final String[] FLAGS = new String[32];
    /** RTCF_* ({@code linux/in_route.h}): bits 16 up of an answer that is no table entry. */
    private static final String[] CLONED_FLAGS;

    static {
        System.arraycopy(KernelNames.HOP_FLAGS, 0, FLAGS, 0, KernelNames.HOP_FLAGS.length);
        FLAGS[8] = "notify";
        FLAGS[9] = "cloned";
        FLAGS[10] = "equalize";
        FLAGS[11] = "prefix";
        FLAGS[14] = "rt_offload";
        FLAGS[15] = "rt_trap";
        CLONED_FLAGS = FLAGS.clone();
        FLAGS[29] = "rt_offload_failed";
        CLONED_FLAGS[18] = "redirected";
        CLONED_FLAGS[24] = "doredirect";
        CLONED_FLAGS[25] = "directsrc";
        CLONED_FLAGS[28] = "broadcast";
        CLONED_FLAGS[29] = "multicast";
        CLONED_FLAGS[31] = "local";
    }

    private final NetlinkMessage message;
    private final LinkNames names;
    private final long flags;
    private IpAddress destination;
    private IpAddress source;
    private IpAddress gateway;
    private IpAddress preferredSource;
    private Integer output;
    private long table;
    private long metric;
    private Long nextHopId;
    private Integer mtu;
    private final List<String> metrics = new ArrayList<>(0);
    private String preference;
    private Duration expires;
    private String encapsulation;
    private List<NextHop> multipath;

    private RouteDecoder(NetlinkMessage message, LinkNames names) {
        this.message = message;
        this.names = names;
        this.table = message.u8(4);
        this.flags = message.u32(8);
    }

    /** Decodes a route of IPv4 or IPv6. */
    static Route decode(NetlinkMessage message, long netns, LinkNames names) {
        RouteDecoder decoder = new RouteDecoder(message, names);
        Attributes a = message.attributes(HEADER, WHERE);
        while (a.next()) {
            decoder.take(a);
        }
        return decoder.made(netns);
    }

    private void take(Attributes a) {
        switch (a.type()) {
            case 1 -> destination = a.ip(); // RTA_DST
            case 2 -> source = a.ip(); // RTA_SRC
            case 4 -> output = a.s32(); // RTA_OIF
            case 5 -> gateway = a.ip(); // RTA_GATEWAY
            case 6 -> metric = a.u32(); // RTA_PRIORITY
            case 7 -> preferredSource = a.ip(); // RTA_PREFSRC
            case 8 -> takeMetrics(a.nested()); // RTA_METRICS
            case 9 -> multipath = hops(a); // RTA_MULTIPATH
            case 12 -> expires = expiry(a.s32(8)); // RTA_CACHEINFO
            case 15 -> table = a.u32(); // RTA_TABLE: all 32 bits, the header has room for 8
            case 18 -> gateway = via(a); // RTA_VIA
            case 20 -> preference = KernelNames.of(a.u8(), "medium", "high", null, "low"); // RTA_PREF
            case 21 -> encapsulation = encapsulation(a.u16()); // RTA_ENCAP_TYPE
            case 30 -> nextHopId = a.u32(); // RTA_NH_ID
            default -> {}
        }
    }

    /** {@code rta_expires}, in hundredths of a second; 0 has no end. A route about to go may say less than 0. */
    private static Duration expiry(int ticks) {
        return ticks == 0 ? null : Duration.ofMillis(10L * Math.max(0, ticks));
    }

    private static String encapsulation(int type) {
        return type == 0 ? null : KernelNames.of(type, KernelNames.ENCAPSULATIONS);
    }

    /** {@code struct rtvia}: a gateway of the other family. */
    private static IpAddress via(Attributes a) {
        int family = a.u16();
        return switch (family) {
            case Libc.AF_INET -> IpAddress.of(a.bytes(2, 4));
            case Libc.AF_INET6 -> IpAddress.of(a.bytes(2, 16));
            default -> null;
        };
    }

    private void takeMetrics(Attributes m) {
        while (m.next()) {
            String name = KernelNames.of(m.type(), KernelNames.ROUTE_METRICS);
            switch (m.type()) {
                case 1 -> metrics.add("lock=" + String.join("+", locked(m.u32()))); // RTAX_LOCK
                case 2 -> mtu = (int) m.u32(); // RTAX_MTU
                case 4 -> metrics.add(name + "=" + m.u32() / 8.0 + "ms"); // RTAX_RTT in eighths
                case 13 -> metrics.add(name + "=" + m.u32() + "ms"); // RTAX_RTO_MIN
                case 5 -> metrics.add(name + "=" + m.u32() / 4.0 + "ms"); // RTAX_RTTVAR in quarters
                case 12 ->
                    metrics.add( // RTAX_FEATURES
                            name + "="
                                    + String.join(
                                            "+", KernelNames.bits(m.u32(), "ecn", "sack", "timestamp", "allfrag")));
                case 16 -> metrics.add(name + "=" + m.string()); // RTAX_CC_ALGO
                default -> metrics.add(name + "=" + m.u32());
            }
        }
    }

    private static List<String> locked(long set) {
        return KernelNames.bits(set, KernelNames.ROUTE_METRICS);
    }

    private List<NextHop> hops(Attributes a) {
        List<NextHop> hops = new ArrayList<>();
        for (int at = 0; a.length() - at >= HOP_HEADER; ) {
            int length = a.u16(at);
            if (length < HOP_HEADER || length > a.length() - at) {
                throw new BadData(
                        WHERE + ": next hop says it has " + length + " bytes, " + (a.length() - at) + " are there");
            }
            hops.add(hop(a, at, length));
            at += length + 3 & ~3;
        }
        return hops;
    }

    private NextHop hop(Attributes a, int at, int length) {
        IpAddress next = null;
        String encap = null;
        Attributes h = a.nested(at + HOP_HEADER, at + length);
        while (h.next()) {
            switch (h.type()) {
                case 5 -> next = h.ip(); // RTA_GATEWAY
                case 18 -> next = via(h); // RTA_VIA
                case 21 -> encap = encapsulation(h.u16()); // RTA_ENCAP_TYPE
                default -> {}
            }
        }
        int index = a.s32(at + 4);
        // rtnh_hops counts from 0.
        return new NextHop(
                next,
                index == 0 ? null : index,
                names.of(index),
                a.u8(at + 3) + 1,
                KernelNames.bits(a.u8(at + 2), KernelNames.HOP_FLAGS),
                encap);
    }

    private List<NextHop> nextHops() {
        if (multipath != null) {
            return multipath;
        }
        int type = message.u8(7);
        boolean nowhere = type >= 6 && type <= 9;
        // IPv6 names the loopback as the device of a blackhole; nothing leaves there.
        if (nowhere || output == null && gateway == null) {
            return List.of();
        }
        List<String> hopFlags = KernelNames.bits(flags & 0x7f, KernelNames.HOP_FLAGS);
        return List.of(new NextHop(gateway, output, names.of(output), 1, hopFlags, encapsulation));
    }

    private Route made(long netns) {
        int family = message.u8(0);
        boolean cloned = (flags & RTM_F_CLONED) != 0;
        int sourceLength = message.u8(2);
        return new Route(
                netns,
                Prefixes.of(family, destination, message.u8(1), WHERE),
                source == null && sourceLength == 0 ? null : Prefixes.of(family, source, sourceLength, WHERE),
                KernelNames.of(message.u8(7), KernelNames.ROUTE_TYPES),
                table,
                KernelNames.table(table),
                KernelNames.routeProtocol(message.u8(5)),
                KernelNames.scope(message.u8(6)),
                preferredSource,
                metric,
                message.u8(3),
                nextHops(),
                nextHopId,
                mtu,
                metrics,
                KernelNames.bits(flags & ~ECHOED, cloned ? CLONED_FLAGS : FLAGS),
                preference,
                expires);
    }
}
