package io.podwire.engine.rtnetlink;

import io.podwire.api.net.Rule;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.netlink.Attributes;
import io.podwire.engine.netlink.NetlinkMessage;

/** Makes RTM_NEWRULE a {@link Rule}. One decoder a message. */
final class RuleDecoder {

    /** {@code struct fib_rule_hdr}. */
    static final int HEADER = 12;

    private static final String WHERE = "RTM_NEWRULE";
    private static final int FIB_RULE_INVERT = 2;
    private static final int FR_ACT_TO_TBL = 1;
    private static final int FR_ACT_GOTO = 2;
    private static final long ALL_BITS = 0xffff_ffffL;

    private final NetlinkMessage message;
    private IpAddress from;
    private IpAddress to;
    private String inputLink;
    private String outputLink;
    private long priority;
    private Long mark;
    private long mask = ALL_BITS;
    private long table;
    private Long target;
    private Integer suppressPrefix;
    private Long suppressGroup;
    private boolean masterTable;
    private String userIds;
    private String madeBy;
    private String protocol;
    private String sourcePorts;
    private String destinationPorts;

    private RuleDecoder(NetlinkMessage message) {
        this.message = message;
        this.table = message.u8(4);
    }

    static Rule decode(NetlinkMessage message, long netns) {
        RuleDecoder decoder = new RuleDecoder(message);
        Attributes a = message.attributes(HEADER, WHERE);
        while (a.next()) {
            decoder.take(a);
        }
        return decoder.made(netns);
    }

    private void take(Attributes a) {
        switch (a.type()) {
            case 1 -> to = a.ip(); // FRA_DST
            case 2 -> from = a.ip(); // FRA_SRC
            case 3 -> inputLink = a.string(); // FRA_IIFNAME
            case 4 -> target = a.u32(); // FRA_GOTO
            case 6 -> priority = a.u32(); // FRA_PRIORITY
            case 10 -> mark = a.u32(); // FRA_FWMARK
            case 13 -> suppressGroup = a.s32() == -1 ? null : a.u32(); // FRA_SUPPRESS_IFGROUP
            case 14 -> suppressPrefix = a.s32() == -1 ? null : a.s32(); // FRA_SUPPRESS_PREFIXLEN
            case 15 -> table = a.u32(); // FRA_TABLE: all 32 bits, the header has room for 8
            case 16 -> mask = a.u32(); // FRA_FWMASK
            case 17 -> outputLink = a.string(); // FRA_OIFNAME
            case 19 -> masterTable = a.flag(); // FRA_L3MDEV
            case 20 -> userIds = a.u32() + "-" + a.u32(4); // FRA_UID_RANGE
            case 21 -> madeBy = KernelNames.routeProtocol(a.u8()); // FRA_PROTOCOL
            case 22 -> protocol = KernelNames.ipProtocol(a.u8()); // FRA_IP_PROTO
            case 23 -> sourcePorts = ports(a); // FRA_SPORT_RANGE
            case 24 -> destinationPorts = ports(a); // FRA_DPORT_RANGE
            default -> {}
        }
    }

    private static String ports(Attributes a) {
        int first = a.u16();
        int last = a.u16(2);
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    private String mark() {
        if (mark == null && mask == ALL_BITS) {
            return null;
        }
        String value = "0x" + Long.toHexString(mark == null ? 0 : mark);
        return mask == ALL_BITS ? value : value + "/0x" + Long.toHexString(mask);
    }

    private Rule made(long netns) {
        int family = message.u8(0);
        int toLength = message.u8(1);
        int fromLength = message.u8(2);
        int typeOfService = message.u8(3);
        int action = message.u8(7);
        boolean leadsToTable = action == FR_ACT_TO_TBL;
        return new Rule(
                netns,
                Prefixes.family(family),
                priority,
                (message.u32(8) & FIB_RULE_INVERT) != 0,
                from == null && fromLength == 0 ? null : Prefixes.of(family, from, fromLength, WHERE),
                to == null && toLength == 0 ? null : Prefixes.of(family, to, toLength, WHERE),
                inputLink,
                outputLink,
                typeOfService == 0 ? null : typeOfService,
                mark(),
                protocol,
                sourcePorts,
                destinationPorts,
                userIds,
                KernelNames.of(action, KernelNames.RULE_ACTIONS),
                leadsToTable && !masterTable ? table : null,
                !leadsToTable ? null : masterTable ? "l3mdev" : KernelNames.table(table),
                action == FR_ACT_GOTO ? target : null,
                suppressPrefix,
                suppressGroup,
                madeBy);
    }
}
