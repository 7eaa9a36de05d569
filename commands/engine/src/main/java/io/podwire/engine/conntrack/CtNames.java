package io.podwire.engine.conntrack;

import java.util.ArrayList;
import java.util.List;

/** Numbers of conntrack in words. */
final class CtNames {

    /** IPS_*_BIT by number ({@code nf_conntrack_common.h}). */
    private static final String[] STATUS = {
        "expected", "seen_reply", "assured", "confirmed", "src_nat", "dst_nat", "seq_adjust", "src_nat_done",
        "dst_nat_done", "dying", "fixed_timeout", "template", "untracked", "helper", "offload", "hw_offload",
    };

    /** TCP_CONNTRACK_* by number ({@code nf_conntrack_tcp.h}). */
    private static final String[] TCP = {
        "NONE",
        "SYN_SENT",
        "SYN_RECV",
        "ESTABLISHED",
        "FIN_WAIT",
        "CLOSE_WAIT",
        "LAST_ACK",
        "TIME_WAIT",
        "CLOSE",
        "SYN_SENT2",
    };

    /** SCTP_CONNTRACK_* by number ({@code nf_conntrack_sctp.h}). */
    private static final String[] SCTP = {
        "NONE",
        "CLOSED",
        "COOKIE_WAIT",
        "COOKIE_ECHOED",
        "ESTABLISHED",
        "SHUTDOWN_SENT",
        "SHUTDOWN_RECD",
        "SHUTDOWN_ACK_SENT",
        "HEARTBEAT_SENT",
    };

    /** CT_DCCP_* by number ({@code nf_conntrack_dccp.h}). */
    private static final String[] DCCP = {
        "NONE", "REQUEST", "RESPOND", "PARTOPEN", "OPEN", "CLOSEREQ", "CLOSING", "TIMEWAIT",
    };

    private CtNames() {}

    /** Bits that are set, by number; those without a name as {@code bit16}. */
    static List<String> status(long bits) {
        List<String> names = new ArrayList<>(4);
        for (int i = 0; i < 32; i++) {
            if ((bits >> i & 1) != 0) {
                names.add(i < STATUS.length ? STATUS[i] : "bit" + i);
            }
        }
        return names;
    }

    /** @param protocolInfo number of the attribute that holds the state: 1 TCP, 2 DCCP, 3 SCTP */
    static String state(int protocolInfo, int state) {
        String[] names = switch (protocolInfo) {
            case 1 -> TCP;
            case 2 -> DCCP;
            case 3 -> SCTP;
            default -> new String[0];
        };
        return state < names.length ? names[state] : Integer.toString(state);
    }
}
