package io.podwire.analysis.probe;

import io.podwire.api.finding.FindingCode;
import io.podwire.api.probe.IcmpMessage;

/** Which fault an ICMP error speaks of. */
final class Icmp {

    private Icmp() {}

    /**
     * By type and code of RFC 792, RFC 1812 section 5.2.7.1 and RFC 4443 section 3.1. Of another than the target: only a host knows its
     * own ports (RFC 1122 section 3.2.2.1), so who says "port unreachable" of somebody else's has a rule that makes him say it, and it is
     * what iptables' REJECT says unless told otherwise.
     */
    static FindingCode fault(IcmpMessage message) {
        return message.version() == 6 ? fault6(message) : fault4(message);
    }

    private static FindingCode fault4(IcmpMessage message) {
        if (message.type() != 3) {
            return FindingCode.PACKET_LOSS;
        }
        return switch (message.code()) {
            case 0, 5, 6, 8, 11 -> FindingCode.ROUTE_MISSING;
            case 1, 7, 12 -> FindingCode.NEIGHBOR_FAILED;
            case 4 -> FindingCode.MTU_MISMATCH;
            case 3, 9, 10, 13, 14, 15 -> FindingCode.FILTER_REJECT;
            default -> FindingCode.ROUTE_MISSING;
        };
    }

    private static FindingCode fault6(IcmpMessage message) {
        if (message.type() == 2) {
            return FindingCode.MTU_MISMATCH;
        } else if (message.type() != 1) {
            return FindingCode.PACKET_LOSS;
        }
        return switch (message.code()) {
            case 1, 4, 5, 6 -> FindingCode.FILTER_REJECT;
            case 3 -> FindingCode.NEIGHBOR_FAILED;
            default -> FindingCode.ROUTE_MISSING;
        };
    }
}
