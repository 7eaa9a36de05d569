package io.podwire.probe.text;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.value.Printable;

/** ICMP errors (RFC 792, RFC 1812 section 5.2.7.1, RFC 4443) in the words that ping(8) has for them. */
final class PingErrors {

    private PingErrors() {}

    static String words(IcmpMessage message) {
        String known = message.version() == 4 ? ofV4(message) : ofV6(message);
        return known == null ? Printable.of(message.words()) : known;
    }

    private static String ofV4(IcmpMessage message) {
        return switch (message.type()) {
            case 3 -> unreachable(message);
            case 11 -> message.code() == 0 ? "Time to live exceeded" : "Frag reassembly time exceeded";
            default -> null;
        };
    }

    private static String unreachable(IcmpMessage message) {
        return switch (message.code()) {
            case 0 -> "Destination Net Unreachable";
            case 1 -> "Destination Host Unreachable";
            case 2 -> "Destination Protocol Unreachable";
            case 3 -> "Destination Port Unreachable";
            case 4 -> "Frag needed and DF set (mtu = " + (message.mtu() == null ? 0 : message.mtu()) + ")";
            case 9 -> "Destination Net Prohibited";
            case 10 -> "Destination Host Prohibited";
            case 13 -> "Packet filtered";
            default -> null;
        };
    }

    private static String ofV6(IcmpMessage message) {
        return switch (message.type()) {
            case 1 -> "Destination unreachable: " + reason(message);
            case 2 -> "Packet too big: mtu=" + (message.mtu() == null ? 0 : message.mtu());
            case 3 -> "Time exceeded: " + (message.code() == 0 ? "Hop limit" : "Defragmentation failure");
            default -> null;
        };
    }

    private static String reason(IcmpMessage message) {
        return switch (message.code()) {
            case 0 -> "No route";
            case 1 -> "Administratively prohibited";
            case 2 -> "Beyond scope of source address";
            case 3 -> "Address unreachable";
            case 4 -> "Port unreachable";
            default -> Printable.of(message.words());
        };
    }
}
