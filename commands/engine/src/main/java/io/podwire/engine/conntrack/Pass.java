package io.podwire.engine.conntrack;

import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackEntry.Tuple;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.netlink.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One dump of the table, and which of its entries it is to give. The kernel's filter (CTA_FILTER, since 5.8) joins its conditions
 * by "and", so "this address at either end, in either direction" takes four dumps. An entry that more than one of them brings
 * is given by the first whose condition it meets. An older kernel does not know the filter and sends everything: the conditions,
 * which are always checked here too, then give the same answer.
 *
 * <p>IPv6 addresses are never left to the kernel: its comparison of them is the wrong way round (ctnetlink_filter_match_tuple
 * takes what ipv6_addr_cmp calls equal for different; seen on 6.18), so it would leave out the very entries asked for.
 *
 * @param request with the kernel's filter
 * @param unfiltered the same without, for a kernel that refuses it
 * @param given whether this pass gives an entry
 */
record Pass(Request request, Request unfiltered, Predicate<ConntrackEntry> given) {

    private static final int TUPLE_ORIGINAL = 1;
    private static final int TUPLE_REPLY = 2;
    private static final int FILTER = 25;

    /** Flags of CTA_FILTER_ORIG_FLAGS and _REPLY_FLAGS ({@code CTA_FILTER_F_*}, internal.h of the kernel's ctnetlink). */
    private static final int F_SOURCE = 1;

    private static final int F_DESTINATION = 1 << 1;
    private static final int F_PROTOCOL = 1 << 3;
    private static final int F_SOURCE_PORT = 1 << 4;
    private static final int F_DESTINATION_PORT = 1 << 5;

    /** The passes that together give every entry of the query once. */
    static List<Pass> of(ConntrackQuery query) {
        if (query.address() != null && !query.address().v6()) {
            return byPlace(query, new int[] {Libc.AF_INET}, false);
        }
        int family = family(query);
        if (query.port() != null && hasPorts(query.protocol())) {
            // The filter wants a family: both take a dump each.
            return byPlace(query, family != 0 ? new int[] {family} : new int[] {Libc.AF_INET, Libc.AF_INET6}, true);
        }
        Request request = CtMessages.table(family);
        if (query.protocol() != null && family != 0) {
            filter(request, true, F_PROTOCOL, query, true);
        }
        return List.of(new Pass(request, CtMessages.table(family), entry -> query.takes(entry)));
    }

    /** A pass for each of the four places where the port, or else the IPv4 address, may stand. */
    private static List<Pass> byPlace(ConntrackQuery query, int[] families, boolean port) {
        List<Pass> passes = new ArrayList<>();
        Predicate<ConntrackEntry> notBefore = entry -> query.takes(entry);
        for (int place = 0; place < 4; place++) {
            boolean original = place < 2;
            boolean source = place % 2 == 0;
            Predicate<ConntrackEntry> here = port
                    ? entry -> query.port().equals(port(tuple(entry, original), source))
                    : entry -> query.address().equals(address(tuple(entry, original), source));
            int flags = port
                    ? F_PROTOCOL | (source ? F_SOURCE_PORT : F_DESTINATION_PORT)
                    : (source ? F_SOURCE : F_DESTINATION) | (query.protocol() != null ? F_PROTOCOL : 0);
            for (int family : families) {
                Request request = CtMessages.table(family);
                filter(request, original, flags, query, source);
                passes.add(new Pass(request, CtMessages.table(family), notBefore.and(here)));
            }
            notBefore = notBefore.and(here.negate());
        }
        return passes;
    }

    private static int family(ConntrackQuery query) {
        if (query.address() != null) {
            return query.address().v6() ? Libc.AF_INET6 : Libc.AF_INET;
        }
        return query.family() == null ? 0 : query.family().equals("inet6") ? Libc.AF_INET6 : Libc.AF_INET;
    }

    private static boolean hasPorts(Integer protocol) {
        return protocol != null && (protocol == 6 || protocol == 17 || protocol == 132);
    }

    private static void filter(Request request, boolean original, int flags, ConntrackQuery query, boolean source) {
        int tuple = request.begin(original ? TUPLE_ORIGINAL : TUPLE_REPLY);
        if ((flags & (F_SOURCE | F_DESTINATION)) != 0) {
            int ip = request.begin(1);
            // CTA_IP_V4_SRC, CTA_IP_V4_DST
            request.attribute(source ? 1 : 2, query.address().octets());
            request.end(ip);
        }
        if ((flags & F_PROTOCOL) != 0) {
            int protocol = request.begin(2);
            request.attribute8(1, query.protocol());
            if ((flags & (F_SOURCE_PORT | F_DESTINATION_PORT)) != 0) {
                request.attribute16be(source ? 2 : 3, query.port());
            }
            request.end(protocol);
        }
        request.end(tuple);
        int filter = request.begin(FILTER);
        // In the machine's order, unlike all else here: the kernel reads them with nla_get_u32.
        request.attribute32(1, original ? flags : 0).attribute32(2, original ? 0 : flags);
        request.end(filter);
    }

    private static Tuple tuple(ConntrackEntry entry, boolean original) {
        return original ? entry.original() : entry.reply();
    }

    private static IpAddress address(Tuple tuple, boolean source) {
        return source ? tuple.source() : tuple.destination();
    }

    private static Integer port(Tuple tuple, boolean source) {
        return source ? tuple.sourcePort() : tuple.destinationPort();
    }
}
