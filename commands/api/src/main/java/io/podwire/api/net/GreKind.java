package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;

/**
 * A GRE tunnel, with or without Ethernet inside (IFLA_GRE_*, RFC 2784, RFC 2890).
 *
 * @param kind {@code gre}, {@code gretap}, {@code erspan}, {@code ip6gre}, {@code ip6gretap}, {@code ip6erspan}
 * @param farEnd {@link FarEnd#REMOTE}, {@link FarEnd#GROUP}, {@link FarEnd#NEIGHBOR} where it has no remote, {@link
 *     FarEnd#UNKNOWN} for an external link
 * @param remote IFLA_GRE_REMOTE; null for any
 * @param local IFLA_GRE_LOCAL; null for any
 * @param link IFLA_GRE_LINK: ifindex of the device it is bound to; null: any
 * @param inputKey IFLA_GRE_IKEY; null where packets without key are taken
 * @param outputKey IFLA_GRE_OKEY; null where none is sent
 * @param ttl IFLA_GRE_TTL; 0: inherited
 * @param tos IFLA_GRE_TOS; 1: inherited
 * @param pathMtuDiscovery IFLA_GRE_PMTUDISC; null where the kernel does not say
 * @param external IFLA_GRE_COLLECT_METADATA
 * @param erspanVersion IFLA_GRE_ERSPAN_VER; null for other kinds
 * @param encapsulation IFLA_GRE_ENCAP_TYPE: {@code fou} or {@code gue}, or null
 * @param encapsulationPort IFLA_GRE_ENCAP_DPORT: its UDP port, or null
 */
@Kind({"gre", "gretap", "erspan", "ip6gre", "ip6gretap", "ip6erspan"})
public record GreKind(
        String kind,
        FarEnd farEnd,
        IpAddress remote,
        IpAddress local,
        Integer link,
        Long inputKey,
        Long outputKey,
        int ttl,
        int tos,
        Boolean pathMtuDiscovery,
        boolean external,
        Integer erspanVersion,
        String encapsulation,
        Integer encapsulationPort)
        implements LinkKind {}
