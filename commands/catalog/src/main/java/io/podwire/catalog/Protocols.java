package io.podwire.catalog;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;

/** Numbers of the IP protocols that connections are tracked and rules are made for (IANA's protocol numbers). */
final class Protocols {

    private Protocols() {}

    /**
     * The number of a protocol.
     *
     * @param name as in protocols(5), or a number from 0 to 255
     * @throws BadUse for anything else
     */
    static int number(String name) {
        return switch (name) {
            case "icmp" -> 1;
            case "tcp" -> 6;
            case "udp" -> 17;
            case "dccp" -> 33;
            case "gre" -> 47;
            case "icmpv6", "ipv6-icmp" -> 58;
            case "sctp" -> 132;
            case "udplite" -> 136;
            default -> parse(name);
        };
    }

    private static int parse(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= 255) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with what was expected
        }
        throw new BadUse("--proto: '" + Printable.of(text)
                + "' is no protocol; expected tcp, udp, icmp, icmpv6, sctp, dccp, gre, udplite or a number up to 255");
    }
}
