package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;

/**
 * A tunnel of IP in IP (IFLA_IPTUN_*, RFC 2003, RFC 4213, RFC 2473), or a VTI for IPsec (IFLA_VTI_*).
 *
 * @param kind {@code ipip}, {@code sit}, {@code ip6tnl}, {@code vti}, {@code vti6}
 * @param farEnd {@link FarEnd#REMOTE}, {@link FarEnd#NEIGHBOR} where it has no remote, {@link FarEnd#UNKNOWN} for an external link
 * @param remote IFLA_IPTUN_REMOTE; null for any
 * @param local IFLA_IPTUN_LOCAL; null for any
 * @param link IFLA_IPTUN_LINK: ifindex of the device it is bound to; null: any
 * @param inner IFLA_IPTUN_PROTO: what it carries: {@code ipip}, {@code ip6ip}, {@code ipip6}, {@code ip6ip6}, {@code mplsip}, {@code
 *     any}; null where the kernel does not say
 * @param ttl IFLA_IPTUN_TTL, of IPv6 the hop limit; 0: inherited
 * @param tos IFLA_IPTUN_TOS; 1: inherited
 * @param pathMtuDiscovery IFLA_IPTUN_PMTUDISC; null where the kernel does not say
 * @param external IFLA_IPTUN_COLLECT_METADATA
 * @param encapsulation IFLA_IPTUN_ENCAP_TYPE: {@code fou} or {@code gue}, or null
 * @param encapsulationPort IFLA_IPTUN_ENCAP_DPORT: its UDP port, or null
 * @param inputKey IFLA_VTI_IKEY; null for others
 * @param outputKey IFLA_VTI_OKEY; null for others
 */
@Kind({"ipip", "sit", "ip6tnl", "vti", "vti6"})
public record IpTunnelKind(
        String kind,
        FarEnd farEnd,
        IpAddress remote,
        IpAddress local,
        Integer link,
        String inner,
        int ttl,
        int tos,
        Boolean pathMtuDiscovery,
        boolean external,
        String encapsulation,
        Integer encapsulationPort,
        Long inputKey,
        Long outputKey)
        implements LinkKind {}
