package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;

/**
 * A Geneve tunnel endpoint (IFLA_GENEVE_*, RFC 8926).
 *
 * @param id IFLA_GENEVE_ID, the VNI, 24 bit; null for an external link, which has many
 * @param farEnd {@link FarEnd#REMOTE}, or {@link FarEnd#UNKNOWN} for an external link
 * @param remote IFLA_GENEVE_REMOTE or REMOTE6; null for an external link
 * @param port IFLA_GENEVE_PORT: UDP destination port
 * @param ttl IFLA_GENEVE_TTL; 0: default; -1: inherited from the packet
 * @param tos IFLA_GENEVE_TOS; 1: inherited
 * @param dontFragment IFLA_GENEVE_DF: {@code unset}, {@code set}, {@code inherit}
 * @param external IFLA_GENEVE_COLLECT_METADATA
 * @param udpChecksum IFLA_GENEVE_UDP_CSUM, for IPv4; null where the kernel does not say
 * @param innerProtocolInherit IFLA_GENEVE_INNER_PROTO_INHERIT
 */
@Kind("geneve")
public record GeneveKind(
        Long id,
        FarEnd farEnd,
        IpAddress remote,
        int port,
        int ttl,
        int tos,
        String dontFragment,
        boolean external,
        Boolean udpChecksum,
        boolean innerProtocolInherit)
        implements LinkKind {
    @Override
    public String kind() {
        return "geneve";
    }
}
