package io.podwire.analysis.way;

import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.value.IpAddress;
import java.util.List;

/** Bytes that a tunnel puts around a packet. */
final class TunnelOverhead {

    private static final int ETHERNET = 14;
    private static final int UDP = 8;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;

    private TunnelOverhead() {}

    /**
     * Of a link's kind: VXLAN (RFC 7348) and Geneve without options (RFC 8926), GRE (RFC 2784, RFC 2890 with a key), IP in IP, and
     * WireGuard's 32.
     *
     * @return -1 for a kind that is not known
     */
    static int of(TopologyLink link) {
        Tunnel tunnel = link.tunnel();
        boolean keyed = tunnel != null && tunnel.id() != null;
        return switch (link.kind()) {
            case "vxlan", "geneve" -> ETHERNET + 8 + UDP + outer(tunnel);
            case "gretap", "ip6gretap" -> ETHERNET + 4 + (keyed ? 4 : 0) + (v6Kind(link) ? IPV6 : IPV4);
            case "gre", "ip6gre" -> 4 + (keyed ? 4 : 0) + (v6Kind(link) ? IPV6 : IPV4);
            case "ipip", "sit" -> IPV4;
            case "ip6tnl" -> IPV6;
            case "wireguard" -> 32 + UDP + outer(tunnel);
            default -> -1;
        };
    }

    private static boolean v6Kind(TopologyLink link) {
        return link.kind().startsWith("ip6");
    }

    private static int outer(Tunnel tunnel) {
        if (tunnel == null) {
            return IPV4;
        }
        List<IpAddress> ends = tunnel.remotes();
        IpAddress end = tunnel.local() != null ? tunnel.local() : ends.isEmpty() ? null : ends.get(0);
        return end != null && end.v6() ? IPV6 : IPV4;
    }
}
