package io.podwire.analysis.counters;

import io.podwire.api.net.Counter;
import io.podwire.api.net.Counter.Form;
import io.podwire.api.net.CounterGrowth.Concern;
import java.util.Locale;
import java.util.Set;

/**
 * Which counters tell of trouble when they grow. The kernel's are known one by one; a driver's, which each vendor names anew, by the
 * words in their names. That a packet went away unheard (a broadcast that nobody here takes) is no trouble.
 */
final class Concerns {

    private static final Set<String> LINK_STRAIN = Set.of("collisions", "carrier_changes");

    private static final Set<String> SOFTNET_LOSS = Set.of("dropped", "flow_limit_count");

    private static final Set<String> CONNTRACK_LOSS = Set.of("insert_failed", "drop", "early_drop", "chaintoolong");
    private static final Set<String> CONNTRACK_STRAIN = Set.of("invalid", "error", "search_restart", "clash_resolve");

    /** IPv4's and IPv6's groups share their names (RFC 4293, RFC 4113, RFC 4022; {@code linux/snmp.h}). */
    private static final Set<String> MIB_LOSS = Set.of(
            "InHdrErrors",
            "InTooBigErrors",
            "InAddrErrors",
            "InUnknownProtos",
            "InDiscards",
            "OutDiscards",
            "InNoRoutes",
            "OutNoRoutes",
            "InTruncatedPkts",
            "ReasmTimeout",
            "ReasmFails",
            "FragFails",
            "InErrors",
            "OutErrors",
            "InErrs",
            "InCsumErrors",
            "NoPorts",
            "RcvbufErrors",
            "SndbufErrors",
            "MemErrors",
            "AttemptFails",
            "ListenOverflows",
            "ListenDrops",
            "EmbryonicRsts",
            "SyncookiesFailed",
            "PruneCalled",
            "RcvPruned",
            "OfoPruned",
            "LockDroppedIcmps",
            "ArpFilter",
            "IPReversePathFilter",
            "PAWSActive",
            "PAWSEstab",
            "PFMemallocDrop",
            "TCPBacklogDrop",
            "TCPMinTTLDrop",
            "TCPDeferAcceptDrop",
            "TCPReqQFullDrop",
            "TCPRetransFail",
            "TCPRcvQDrop",
            "TCPOFODrop",
            "TCPZeroWindowDrop",
            "TCPMD5NotFound",
            "TCPMD5Unexpected",
            "TCPMD5Failure",
            "TCPAONotFound",
            "TCPAOBad",
            "TCPTimeWaitOverflow",
            "TCPAbortOnMemory",
            "TCPAbortOnTimeout",
            "TCPAbortFailed",
            "TCPMigrateReqFailure",
            "TCPWqueueTooBig");

    private static final Set<String> MIB_STRAIN = Set.of(
            "RetransSegs",
            "EstabResets",
            "OutRsts",
            "InDestUnreachs",
            "OutDestUnreachs",
            "InTimeExcds",
            "OutTimeExcds",
            "InPktTooBigs",
            "OutPktTooBigs",
            "OutRateLimitGlobal",
            "OutRateLimitHost",
            "SyncookiesSent",
            "SyncookiesRecv",
            "OutOfWindowIcmps",
            "TWKilled",
            "BeyondWindow",
            "TSEcrRejected",
            "TCPLostRetransmit",
            "TCPFastRetrans",
            "TCPSlowStartRetrans",
            "TCPSynRetrans",
            "TCPTimeouts",
            "TCPSpuriousRTOs",
            "TCPLossProbes",
            "TCPMemoryPressures",
            "TCPMemoryPressuresChrono",
            "TCPToZeroWindowAdv",
            "TCPReqQFullDoCookies",
            "TCPRcvCollapsed",
            "TCPAbortOnData",
            "TCPAbortOnClose",
            "TCPAbortOnLinger");

    /** In drivers' names; {@code err} also stands for {@code error}, {@code drop} for {@code dropped}. */
    private static final String[] DRIVER_LOSS = {
        "drop",
        "err",
        "discard",
        "fail",
        "miss",
        "crc",
        "fifo",
        "overrun",
        "overflow",
        "no_buf",
        "nobuf",
        "out_of_buf",
        "no_dma",
        "timeout",
        "jabber",
        "undersize",
        "oversize"
    };

    private static final String[] DRIVER_STRAIN = {"retry", "restart", "requeue", "busy", "stop", "collision", "pause"};

    private Concerns() {}

    static Concern of(Counter counter) {
        if (counter.form() == Form.LEVEL) {
            return Concern.LEVEL;
        }
        String name = counter.name();
        return switch (counter.source()) {
            case LINK -> ofLink(name);
            case QDISC ->
                name.equals("drops") ? Concern.LOSS : strainIf(name.equals("requeues") || name.equals("overlimits"));
            case DRIVER -> ofDriver(name.toLowerCase(Locale.ROOT));
            case PROTOCOL -> MIB_LOSS.contains(name) ? Concern.LOSS : strainIf(MIB_STRAIN.contains(name));
            case SOFTNET -> SOFTNET_LOSS.contains(name) ? Concern.LOSS : strainIf(name.equals("time_squeeze"));
            case CONNTRACK -> CONNTRACK_LOSS.contains(name) ? Concern.LOSS : strainIf(CONNTRACK_STRAIN.contains(name));
        };
    }

    private static Concern ofLink(String name) {
        // rx_otherhost_dropped and rx_nohandler count what was never for this host.
        boolean loss = name.endsWith("_errors") || name.equals("rx_dropped") || name.equals("tx_dropped");
        return loss ? Concern.LOSS : strainIf(LINK_STRAIN.contains(name));
    }

    private static Concern ofDriver(String name) {
        for (String word : DRIVER_LOSS) {
            if (name.contains(word)) {
                return Concern.LOSS;
            }
        }
        for (String word : DRIVER_STRAIN) {
            if (name.contains(word)) {
                return Concern.STRAIN;
            }
        }
        return Concern.TRAFFIC;
    }

    private static Concern strainIf(boolean strain) {
        return strain ? Concern.STRAIN : Concern.TRAFFIC;
    }
}
