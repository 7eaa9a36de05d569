package io.podwire.engine.conntrack;

import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.Request;

/** Numbers of ctnetlink's messages and the head they share ({@code struct nfgenmsg}: family, version 0, resource id). */
final class CtMessages {

    static final int HEADER = 4;

    private static final int SUBSYSTEM = 1 << 8;
    private static final int GET = SUBSYSTEM | 1;
    private static final int GET_STATS_CPU = SUBSYSTEM | 4;
    private static final int GET_STATS = SUBSYSTEM | 5;

    private CtMessages() {}

    /** A dump of the table. @param family AF_INET, AF_INET6, or 0 for both */
    static Request table(int family) {
        return Request.dump(GET).u8(family).u8(0).u16(0);
    }

    /** Counters of each CPU. */
    static Request cpuCounters() {
        return Request.dump(GET_STATS_CPU).u32(0);
    }

    /**
     * How full the table is. The kernel marks this single answer as one of many and never sends the end mark
     * (ctnetlink_stat_ct_fill_info), so an acknowledgement is asked for to end it.
     */
    static Request fill() {
        return new Request(GET_STATS, NetlinkMessage.NLM_F_ACK).u32(0);
    }
}
