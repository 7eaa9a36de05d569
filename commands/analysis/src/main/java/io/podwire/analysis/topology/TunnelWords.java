package io.podwire.analysis.topology;

/** What a tunnel is called. */
final class TunnelWords {

    private TunnelWords() {}

    /** @param kind the kernel's or Open vSwitch's name for it */
    static String of(String kind) {
        return switch (kind) {
            case "vxlan" -> "VXLAN tunnel";
            case "geneve" -> "Geneve tunnel";
            case "ipip", "ip6tnl" -> "IPIP tunnel";
            case "sit" -> "IPv6 in IPv4 tunnel";
            case "wireguard" -> "WireGuard tunnel";
            case "xfrm", "vti", "vti6" -> "IPsec tunnel";
            case "gre", "gretap", "ip6gre", "ip6gretap" -> "GRE tunnel";
            default -> kind + " tunnel";
        };
    }
}
