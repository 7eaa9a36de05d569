package io.podwire.engine.rtnetlink;

import io.podwire.api.net.FarEnd;
import io.podwire.api.net.GeneveKind;
import io.podwire.api.net.GreKind;
import io.podwire.api.net.IpTunnelKind;
import io.podwire.api.value.IpAddress;
import io.podwire.engine.netlink.Attributes;

/** Makes the attributes of Geneve, GRE and IP tunnels records. Their values mean the same, only the numbers differ. */
final class TunnelDecoder {

    static final String[] DONT_FRAGMENT = {"unset", "set", "inherit"};

    /** GRE_KEY of {@code linux/if_tunnel.h}, in host order. */
    private static final int GRE_KEY = 0x2000;

    private int link;
    private IpAddress local;
    private IpAddress remote;
    private int ttl;
    private int tos;
    private Boolean pathMtuDiscovery;
    private boolean external;
    private String encapsulation;
    private Integer encapsulationPort;

    private TunnelDecoder() {}

    /**
     * How a tunnel in ordinary mode comes by its far end.
     *
     * @param remote null or :: for none
     * @param otherwise what it does without a remote
     */
    static FarEnd farEnd(IpAddress remote, FarEnd otherwise) {
        if (remote == null || remote.unspecified()) {
            return otherwise;
        }
        int first = remote.octets()[0] & 0xff;
        boolean multicast = remote.v6() ? first == 0xff : first >= 224 && first <= 239;
        return multicast ? FarEnd.GROUP : FarEnd.REMOTE;
    }

    static GeneveKind geneve(Attributes a) {
        long id = 0;
        IpAddress remote = null;
        int port = 0;
        int ttl = 0;
        boolean inheritTtl = false;
        int tos = 0;
        int dontFragment = 0;
        boolean external = false;
        Boolean checksum = null;
        boolean innerProtocol = false;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> id = a.u32(); // IFLA_GENEVE_ID
                case 2, 7 -> remote = a.ip(); // IFLA_GENEVE_REMOTE, IFLA_GENEVE_REMOTE6
                case 3 -> ttl = a.u8(); // IFLA_GENEVE_TTL
                case 4 -> tos = a.u8(); // IFLA_GENEVE_TOS
                case 5 -> port = a.u16be(); // IFLA_GENEVE_PORT
                case 6 -> external = LinkKindDecoder.set(a); // IFLA_GENEVE_COLLECT_METADATA
                case 8 -> checksum = a.flag(); // IFLA_GENEVE_UDP_CSUM
                case 12 -> inheritTtl = a.flag(); // IFLA_GENEVE_TTL_INHERIT
                case 13 -> dontFragment = a.u8(); // IFLA_GENEVE_DF
                case 14 -> innerProtocol = LinkKindDecoder.set(a); // IFLA_GENEVE_INNER_PROTO_INHERIT
                default -> {}
            }
        }
        return new GeneveKind(
                external ? null : id,
                external ? FarEnd.UNKNOWN : farEnd(remote, FarEnd.NEIGHBOR),
                external ? null : remote,
                port,
                inheritTtl ? -1 : ttl,
                tos,
                KernelNames.of(dontFragment, DONT_FRAGMENT),
                external,
                checksum,
                innerProtocol);
    }

    static GreKind gre(String kind, Attributes a) {
        TunnelDecoder t = new TunnelDecoder();
        int inputFlags = 0;
        int outputFlags = 0;
        long inputKey = 0;
        long outputKey = 0;
        Integer erspan = null;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> t.link = a.s32(); // IFLA_GRE_LINK
                case 2 -> inputFlags = a.u16be(); // IFLA_GRE_IFLAGS
                case 3 -> outputFlags = a.u16be(); // IFLA_GRE_OFLAGS
                case 4 -> inputKey = a.u32be(); // IFLA_GRE_IKEY
                case 5 -> outputKey = a.u32be(); // IFLA_GRE_OKEY
                case 6 -> t.local = known(a.ip()); // IFLA_GRE_LOCAL
                case 7 -> t.remote = known(a.ip()); // IFLA_GRE_REMOTE
                case 8 -> t.ttl = a.u8(); // IFLA_GRE_TTL
                case 9 -> t.tos = a.u8(); // IFLA_GRE_TOS
                case 10 -> t.pathMtuDiscovery = a.flag(); // IFLA_GRE_PMTUDISC
                case 14 -> t.encapsulation = encapsulation(a.u16()); // IFLA_GRE_ENCAP_TYPE
                case 17 -> t.encapsulationPort = a.u16be(); // IFLA_GRE_ENCAP_DPORT
                case 18 -> t.external = LinkKindDecoder.set(a); // IFLA_GRE_COLLECT_METADATA
                case 22 -> erspan = a.u8(); // IFLA_GRE_ERSPAN_VER
                default -> {}
            }
        }
        return new GreKind(
                kind,
                t.farEnd(),
                t.remote,
                t.local,
                t.boundTo(),
                (inputFlags & GRE_KEY) == 0 ? null : inputKey,
                (outputFlags & GRE_KEY) == 0 ? null : outputKey,
                t.ttl,
                t.tos,
                t.pathMtuDiscovery,
                t.external,
                erspan,
                t.encapsulation,
                t.encapsulationPort());
    }

    static IpTunnelKind ipTunnel(String kind, Attributes a) {
        TunnelDecoder t = new TunnelDecoder();
        String inner = null;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> t.link = a.s32(); // IFLA_IPTUN_LINK
                case 2 -> t.local = known(a.ip()); // IFLA_IPTUN_LOCAL
                case 3 -> t.remote = known(a.ip()); // IFLA_IPTUN_REMOTE
                case 4 -> t.ttl = a.u8(); // IFLA_IPTUN_TTL
                case 5 -> t.tos = a.u8(); // IFLA_IPTUN_TOS
                case 9 -> inner = inner(kind, a.u8()); // IFLA_IPTUN_PROTO
                case 10 -> t.pathMtuDiscovery = a.flag(); // IFLA_IPTUN_PMTUDISC
                case 15 -> t.encapsulation = encapsulation(a.u16()); // IFLA_IPTUN_ENCAP_TYPE
                case 18 -> t.encapsulationPort = a.u16be(); // IFLA_IPTUN_ENCAP_DPORT
                case 19 -> t.external = LinkKindDecoder.set(a); // IFLA_IPTUN_COLLECT_METADATA
                default -> {}
            }
        }
        return t.ipTunnel(kind, inner, null, null);
    }

    static IpTunnelKind vti(String kind, Attributes a) {
        TunnelDecoder t = new TunnelDecoder();
        Long inputKey = null;
        Long outputKey = null;
        while (a.next()) {
            switch (a.type()) {
                case 1 -> t.link = a.s32(); // IFLA_VTI_LINK
                case 2 -> inputKey = a.u32be(); // IFLA_VTI_IKEY
                case 3 -> outputKey = a.u32be(); // IFLA_VTI_OKEY
                case 4 -> t.local = known(a.ip()); // IFLA_VTI_LOCAL
                case 5 -> t.remote = known(a.ip()); // IFLA_VTI_REMOTE
                default -> {}
            }
        }
        return t.ipTunnel(kind, null, inputKey, outputKey);
    }

    private IpTunnelKind ipTunnel(String kind, String inner, Long inputKey, Long outputKey) {
        return new IpTunnelKind(
                kind,
                farEnd(),
                remote,
                local,
                boundTo(),
                inner,
                ttl,
                tos,
                pathMtuDiscovery,
                external,
                encapsulation,
                encapsulationPort(),
                inputKey,
                outputKey);
    }

    private FarEnd farEnd() {
        return external ? FarEnd.UNKNOWN : farEnd(remote, FarEnd.NEIGHBOR);
    }

    private Integer boundTo() {
        return link == 0 ? null : link;
    }

    /** The kernel sends 0 for the port of an encapsulation that is off. */
    private Integer encapsulationPort() {
        return encapsulation == null ? null : encapsulationPort;
    }

    /** 0.0.0.0 and :: stand for "any" here. */
    private static IpAddress known(IpAddress address) {
        return address.unspecified() ? null : address;
    }

    /** TUNNEL_ENCAP_*. */
    private static String encapsulation(int type) {
        return type == 0 ? null : KernelNames.of(type, null, "fou", "gue", "mpls");
    }

    private static String inner(String kind, int protocol) {
        boolean over6 = kind.equals("ip6tnl");
        return switch (protocol) {
            case 0 -> "any";
            case 4 -> over6 ? "ipip6" : "ipip";
            case 41 -> over6 ? "ip6ip6" : "ip6ip";
            case 137 -> "mplsip";
            default -> Integer.toString(protocol);
        };
    }
}
