package io.podwire.api.net;

/** IP protocols by number (IANA's protocol numbers), as conntrack and podwire name them. */
public final class IpProtocol {

    private IpProtocol() {}

    /** The name of a protocol, or its number as text where it has none here. */
    public static String name(int number) {
        return switch (number) {
            case 1 -> "icmp";
            case 2 -> "igmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 33 -> "dccp";
            case 47 -> "gre";
            case 50 -> "esp";
            case 58 -> "icmpv6";
            case 132 -> "sctp";
            case 136 -> "udplite";
            default -> Integer.toString(number);
        };
    }
}
