package io.podwire.engine.tc;

/** Numbers of traffic control in the words of tc(8). */
final class TcNames {

    static final long ROOT = 0xffff_ffffL;
    static final long INGRESS = 0xffff_fff1L;

    private TcNames() {}

    /** A qdisc's own handle, {@code 8001:}. */
    static String handle(long handle) {
        return Long.toHexString(handle >>> 16) + ":";
    }

    /** Where a qdisc or filter hangs: {@code root}, {@code 1:}, {@code 1:10}, or {@code :1} below a qdisc without handle. */
    static String parent(long parent) {
        if (parent == ROOT) {
            return "root";
        }
        String major = parent >>> 16 == 0 ? "" : Long.toHexString(parent >>> 16);
        String minor = (parent & 0xffff) == 0 ? "" : Long.toHexString(parent & 0xffff);
        return major + ":" + minor;
    }

    /** {@code HASHTABLE:HASH:NODE} of a u32 filter, zeros left out: {@code 800::800}. */
    static String u32Handle(long handle) {
        long table = handle >>> 20;
        long hash = handle >>> 12 & 0xff;
        long node = handle & 0xfff;
        return (table == 0 ? "" : Long.toHexString(table))
                + ":"
                + (hash == 0 ? "" : Long.toHexString(hash))
                + (node == 0 ? "" : ":" + Long.toHexString(node));
    }

    /** An EtherType. */
    static String protocol(int type) {
        return switch (type) {
            case 0x0003 -> "all";
            case 0x0800 -> "ip";
            case 0x0806 -> "arp";
            case 0x86dd -> "ipv6";
            case 0x8100 -> "802.1Q";
            case 0x88a8 -> "802.1ad";
            case 0x8847 -> "mpls_uc";
            case 0x8848 -> "mpls_mc";
            case 0x8863 -> "ppp_disc";
            case 0x8864 -> "ppp_ses";
            default -> String.format("0x%04x", type);
        };
    }

    /** What happens after an action (TC_ACT_*); the upper four bits may say "jump" or "goto chain". */
    static String control(int action) {
        if (action >>> 28 == 1) {
            return "jump " + (action & 0x0fff_ffff);
        }
        if (action >>> 28 == 2) {
            return "goto chain " + (action & 0x0fff_ffff);
        }
        return switch (action) {
            case -1 -> "continue";
            case 0 -> "pass";
            case 1 -> "reclassify";
            case 2 -> "drop";
            case 3 -> "pipe";
            case 4 -> "stolen";
            case 5 -> "queued";
            case 6 -> "repeat";
            case 7 -> "redirect";
            case 8 -> "trap";
            default -> "0x" + Integer.toHexString(action);
        };
    }
}
