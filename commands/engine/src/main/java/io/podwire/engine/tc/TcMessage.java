package io.podwire.engine.tc;

import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;
import io.podwire.engine.netlink.Request;

/**
 * {@code struct tcmsg}, which begins every message of traffic control, and the attribute every one has.
 *
 * @param ifIndex of the link; of a shared block's filter 0xffffffff, with the block's number as {@code parent}
 * @param info of a filter its priority, and its protocol in network order
 */
record TcMessage(int ifIndex, long handle, long parent, long info) {

    static final int BYTES = 20;

    static final int RTM_GETQDISC = 38;
    static final int RTM_GETTCLASS = 42;
    static final int RTM_GETTFILTER = 46;

    static final int TCA_KIND = 1;
    static final int TCA_OPTIONS = 2;
    static final int TCA_STATS2 = 7;
    static final int TCA_CHAIN = 11;

    static TcMessage of(NetlinkMessage message) {
        return new TcMessage(message.s32(4), message.u32(8), message.u32(12), message.u32(16));
    }

    static Attributes attributes(NetlinkMessage message, String name) {
        return message.attributes(BYTES, name);
    }

    /** A dump of one link, or with 0 of all. */
    static Request dump(int type, int ifIndex, long parent) {
        return Request.dump(type).u32(0).u32(ifIndex).u32(0).u32(parent).u32(0);
    }
}
