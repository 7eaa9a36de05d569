package io.podwire.api.net;

import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Kind;
import java.time.Duration;

/**
 * A VXLAN tunnel endpoint (IFLA_VXLAN_*, RFC 7348).
 *
 * @param id IFLA_VXLAN_ID, the VNI, 24 bit; null for an external link, which has many
 * @param farEnd how it comes by the far end; {@link FarEnd#UNKNOWN} for an external link
 * @param remote IFLA_VXLAN_GROUP or IFLA_VXLAN_GROUP6: one far end or a multicast group; null where there is none
 * @param local IFLA_VXLAN_LOCAL or LOCAL6: source address; null: whatever the route says
 * @param link IFLA_VXLAN_LINK: ifindex of the device it is bound to, in the netns {@link Link#parentNetnsId} says; null: any
 * @param port IFLA_VXLAN_PORT: UDP destination port
 * @param sourcePorts IFLA_VXLAN_PORT_RANGE as {@code LOW-HIGH}; null: the host's local port range
 * @param ttl IFLA_VXLAN_TTL; 0: default; -1: inherited from the packet (IFLA_VXLAN_TTL_INHERIT)
 * @param tos IFLA_VXLAN_TOS; 1: inherited
 * @param dontFragment IFLA_VXLAN_DF: {@code unset}, {@code set}, {@code inherit}
 * @param learning IFLA_VXLAN_LEARNING: learns far ends into the FDB
 * @param ageing IFLA_VXLAN_AGEING: after which learned entries are forgotten
 * @param limit IFLA_VXLAN_LIMIT: most FDB entries; 0: no limit
 * @param proxy IFLA_VXLAN_PROXY: answers ARP itself
 * @param external IFLA_VXLAN_COLLECT_METADATA
 * @param groupPolicy IFLA_VXLAN_GBP
 * @param genericProtocol IFLA_VXLAN_GPE
 * @param vniFilter IFLA_VXLAN_VNIFILTER: an external link that takes only listed VNIs
 * @param udpChecksum IFLA_VXLAN_UDP_CSUM, for IPv4
 * @param zeroChecksum6Tx IFLA_VXLAN_UDP_ZERO_CSUM6_TX
 * @param zeroChecksum6Rx IFLA_VXLAN_UDP_ZERO_CSUM6_RX
 */
@Kind("vxlan")
public record VxlanKind(
        Long id,
        FarEnd farEnd,
        IpAddress remote,
        IpAddress local,
        Integer link,
        int port,
        String sourcePorts,
        int ttl,
        int tos,
        String dontFragment,
        boolean learning,
        Duration ageing,
        long limit,
        boolean proxy,
        boolean external,
        boolean groupPolicy,
        boolean genericProtocol,
        boolean vniFilter,
        boolean udpChecksum,
        boolean zeroChecksum6Tx,
        boolean zeroChecksum6Rx)
        implements LinkKind {
    @Override
    public String kind() {
        return "vxlan";
    }
}
