package io.podwire.engine.rtnetlink;

import java.util.ArrayList;
import java.util.List;

/** Names of the kernel's numbers. What has no name stays a number, as text. */
final class KernelNames {

    /** IFF_* by bit. */
    static final String[] LINK_FLAGS = {
        "UP",
        "BROADCAST",
        "DEBUG",
        "LOOPBACK",
        "POINTOPOINT",
        "NOTRAILERS",
        "RUNNING",
        "NOARP",
        "PROMISC",
        "ALLMULTI",
        "MASTER",
        "SLAVE",
        "MULTICAST",
        "PORTSEL",
        "AUTOMEDIA",
        "DYNAMIC",
        "LOWER_UP",
        "DORMANT",
        "ECHO"
    };

    /** IF_OPER_*, RFC 2863. */
    static final String[] OPER_STATES = {"UNKNOWN", "NOTPRESENT", "DOWN", "LOWERLAYERDOWN", "TESTING", "DORMANT", "UP"};

    /** IFA_F_* by bit; bit 0 means "secondary" of IPv4 and "temporary" of IPv6. */
    static final String[] ADDRESS_FLAGS = {
        "secondary",
        "nodad",
        "optimistic",
        "dadfailed",
        "home",
        "deprecated",
        "tentative",
        "permanent",
        "mngtmpaddr",
        "noprefixroute",
        "autojoin",
        "stable-privacy"
    };

    /** IFAPROT_*. */
    static final String[] ADDRESS_PROTOCOLS = {null, "kernel_lo", "kernel_ra", "kernel_ll"};

    /** RTN_*. */
    static final String[] ROUTE_TYPES = {
        "none",
        "unicast",
        "local",
        "broadcast",
        "anycast",
        "multicast",
        "blackhole",
        "unreachable",
        "prohibit",
        "throw",
        "nat",
        "xresolve"
    };

    /** RTNH_F_* by bit. */
    static final String[] HOP_FLAGS = {"dead", "pervasive", "onlink", "offload", "linkdown", "unresolved", "trap"};

    /** LWTUNNEL_ENCAP_*. */
    static final String[] ENCAPSULATIONS = {
        null, "mpls", "ip", "ila", "ip6", "seg6", "bpf", "seg6local", "rpl", "ioam6", "xfrm"
    };

    /** RTAX_*; those with a unit or a name of their own are read apart. */
    static final String[] ROUTE_METRICS = {
        null,
        "lock",
        "mtu",
        "window",
        "rtt",
        "rttvar",
        "ssthresh",
        "cwnd",
        "advmss",
        "reordering",
        "hoplimit",
        "initcwnd",
        "features",
        "rto_min",
        "initrwnd",
        "quickack",
        "congctl",
        "fastopen_no_cookie"
    };

    /** NUD_* by bit. */
    static final String[] NEIGHBOR_STATES = {
        "INCOMPLETE", "REACHABLE", "STALE", "DELAY", "PROBE", "FAILED", "NOARP", "PERMANENT"
    };

    /** NTF_* by bit; NTF_EXT_* of attribute NDA_FLAGS_EXT follow from bit 8 on. */
    static final String[] NEIGHBOR_FLAGS = {
        "use",
        "self",
        "master",
        "proxy",
        "extern_learn",
        "offload",
        "sticky",
        "router",
        "managed",
        "locked",
        "extern_valid"
    };

    /** FR_ACT_*. */
    static final String[] RULE_ACTIONS = {
        "unspec", "table", "goto", "nop", "res3", "res4", "blackhole", "unreachable", "prohibit"
    };

    private KernelNames() {}

    /** The name at {@code number}. */
    static String of(long number, String... names) {
        String name = number >= 0 && number < names.length ? names[(int) number] : null;
        return name == null ? Long.toString(number) : name;
    }

    /** Names of the bits that are set, lowest first; {@code bitN} for one without. */
    static List<String> bits(long set, String... names) {
        List<String> found = new ArrayList<>(Long.bitCount(set));
        for (long rest = set; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            String name = bit < names.length ? names[bit] : null;
            found.add(name == null ? "bit" + bit : name);
        }
        return found;
    }

    /** RT_SCOPE_*. */
    static String scope(int scope) {
        return switch (scope) {
            case 0 -> "global";
            case 200 -> "site";
            case 253 -> "link";
            case 254 -> "host";
            case 255 -> "nowhere";
            default -> Integer.toString(scope);
        };
    }

    /** The tables every kernel has; the names in a host's {@code rt_tables} are its own business. */
    static String table(long table) {
        return switch ((int) table) {
            case 253 -> "default";
            case 254 -> "main";
            case 255 -> "local";
            default -> Long.toString(table);
        };
    }

    /** RTPROT_*, with the numbers that iproute2's rt_protos reserves for routing daemons. */
    static String routeProtocol(int protocol) {
        return switch (protocol) {
            case 0 -> "unspec";
            case 1 -> "redirect";
            case 2 -> "kernel";
            case 3 -> "boot";
            case 4 -> "static";
            case 8 -> "gated";
            case 9 -> "ra";
            case 10 -> "mrt";
            case 11 -> "zebra";
            case 12 -> "bird";
            case 13 -> "dnrouted";
            case 14 -> "xorp";
            case 15 -> "ntk";
            case 16 -> "dhcp";
            case 18 -> "keepalived";
            case 42 -> "babel";
            case 84 -> "ovn";
            case 99 -> "openr";
            case 186 -> "bgp";
            case 187 -> "isis";
            case 188 -> "ospf";
            case 189 -> "rip";
            case 192 -> "eigrp";
            default -> Integer.toString(protocol);
        };
    }

    /** IPPROTO_* that rules are likely to name. */
    static String ipProtocol(int protocol) {
        return switch (protocol) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 58 -> "ipv6-icmp";
            case 132 -> "sctp";
            default -> Integer.toString(protocol);
        };
    }

    /** ARPHRD_* as ip(8) prints them. */
    static String hardware(int type) {
        return switch (type) {
            case 1 -> "ether";
            case 32 -> "infiniband";
            case 280 -> "can";
            case 512 -> "ppp";
            case 519 -> "rawip";
            case 768 -> "ipip";
            case 769 -> "tunnel6";
            case 772 -> "loopback";
            case 776 -> "sit";
            case 778 -> "gre";
            case 801 -> "ieee802.11";
            case 823 -> "gre6";
            case 824 -> "netlink";
            case 826 -> "vsockmon";
            case 0xfffe -> "none";
            case 0xffff -> "void";
            default -> Integer.toString(type);
        };
    }

    /** ETH_P_* of VLAN tags. */
    static String vlanProtocol(int etherType) {
        return switch (etherType) {
            case 0x8100 -> "802.1Q";
            case 0x88a8 -> "802.1ad";
            default -> "0x" + Integer.toHexString(etherType);
        };
    }
}
