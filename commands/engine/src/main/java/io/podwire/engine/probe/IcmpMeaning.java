package io.podwire.engine.probe;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;

/** What ICMP errors say: RFC 792, RFC 1122, RFC 1812 for IPv4, RFC 4443 for IPv6. */
final class IcmpMeaning {

    private static final int UNREACHABLE_4 = 3;
    private static final int EXPIRED_4 = 11;
    private static final int PARAMETER_4 = 12;
    private static final int UNREACHABLE_6 = 1;
    private static final int TOO_BIG_6 = 2;
    private static final int EXPIRED_6 = 3;
    private static final int PARAMETER_6 = 4;

    private static final String[] WORDS_4 = {
        "network unreachable",
        "host unreachable",
        "protocol unreachable",
        "port unreachable",
        "fragmentation needed",
        "source route failed",
        "network unknown",
        "host unknown",
        "source host isolated",
        "network prohibited",
        "host prohibited",
        "network unreachable for this type of service",
        "host unreachable for this type of service",
        "prohibited by a filter",
        "host precedence violation",
        "precedence cutoff",
    };

    private static final String[] WORDS_6 = {
        "no route",
        "prohibited by a filter",
        "beyond the scope of the source address",
        "address unreachable",
        "port unreachable",
        "source address refused",
        "route refused",
    };

    private IcmpMeaning() {}

    /** True for types that are about a packet of ours, and end the hope for an answer. */
    static boolean isError(boolean v6, int type) {
        return v6
                ? type >= UNREACHABLE_6 && type <= PARAMETER_6
                : type == UNREACHABLE_4 || type == EXPIRED_4 || type == PARAMETER_4;
    }

    /**
     * The message with its words.
     *
     * @param mtu what stands where the MTU is told; only used by the messages that tell one
     */
    static IcmpMessage message(boolean v6, int type, int code, int mtu) {
        boolean tellsMtu = v6 ? type == TOO_BIG_6 : type == UNREACHABLE_4 && code == 4;
        return new IcmpMessage(v6 ? 6 : 4, type, code, tellsMtu && mtu > 0 ? mtu : null, words(v6, type, code));
    }

    private static String words(boolean v6, int type, int code) {
        if (v6) {
            return switch (type) {
                case UNREACHABLE_6 -> code < WORDS_6.length ? WORDS_6[code] : "unreachable, code " + code;
                case TOO_BIG_6 -> "packet too big";
                case EXPIRED_6 -> code == 0 ? "hop limit exceeded" : "fragments were missing";
                case PARAMETER_6 -> "a header field is wrong";
                default -> "type " + type + ", code " + code;
            };
        }
        return switch (type) {
            case UNREACHABLE_4 -> code < WORDS_4.length ? WORDS_4[code] : "unreachable, code " + code;
            case EXPIRED_4 -> code == 0 ? "TTL exceeded" : "fragments were missing";
            case PARAMETER_4 -> "a header field is wrong";
            default -> "type " + type + ", code " + code;
        };
    }

    /** What it means for the probe. @param fromTarget whether the target itself says so */
    static Outcome outcome(IcmpMessage icmp, boolean fromTarget) {
        boolean v6 = icmp.version() == 6;
        if (v6 ? icmp.type() == TOO_BIG_6 : icmp.type() == UNREACHABLE_4 && icmp.code() == 4) {
            return Outcome.TOO_BIG;
        }
        if (icmp.type() == (v6 ? EXPIRED_6 : EXPIRED_4) && icmp.code() == 0) {
            return Outcome.EXPIRED;
        }
        boolean port = v6
                ? icmp.type() == UNREACHABLE_6 && icmp.code() == 4
                : icmp.type() == UNREACHABLE_4 && icmp.code() == 3;
        return port && fromTarget ? Outcome.REFUSED : Outcome.UNREACHABLE;
    }
}
