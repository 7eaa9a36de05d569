package io.podwire.capture;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What tcpdump calls link types: DLT names and descriptions of libpcap. */
final class LinkTypeNames {

    private static final int[] KNOWN = {1, 0, 9, 101, 105, 108, 113, 127, 228, 229, 253, 276};

    private LinkTypeNames() {}

    /** The number of a name as {@code -y} takes it; null for others. */
    static Integer number(String name) {
        for (int type : KNOWN) {
            if (name(type).equalsIgnoreCase(name)) {
                return type;
            }
        }
        return null;
    }

    /** All names. */
    static String all() {
        return Arrays.stream(KNOWN).mapToObj(LinkTypeNames::name).collect(Collectors.joining(", "));
    }

    /** {@code EN10MB}; the number where there is no name here. */
    static String name(int type) {
        return switch (type) {
            case 0 -> "NULL";
            case 1 -> "EN10MB";
            case 9 -> "PPP";
            case 12, 101 -> "RAW";
            case 105 -> "IEEE802_11";
            case 108 -> "LOOP";
            case 113 -> "LINUX_SLL";
            case 127 -> "IEEE802_11_RADIO";
            case 228 -> "IPV4";
            case 229 -> "IPV6";
            case 253 -> "NETLINK";
            case 276 -> "LINUX_SLL2";
            default -> String.valueOf(type);
        };
    }

    /** {@code EN10MB (Ethernet)}. */
    static String described(int type) {
        String words = switch (type) {
            case 0 -> "BSD loopback";
            case 1 -> "Ethernet";
            case 9 -> "PPP";
            case 12, 101 -> "Raw IP";
            case 105 -> "802.11";
            case 108 -> "OpenBSD loopback";
            case 113 -> "Linux cooked v1";
            case 127 -> "802.11 plus radiotap header";
            case 228 -> "Raw IPv4";
            case 229 -> "Raw IPv6";
            case 253 -> "Linux netlink";
            case 276 -> "Linux cooked v2";
            default -> null;
        };
        return words == null ? name(type) : name(type) + " (" + words + ")";
    }
}
