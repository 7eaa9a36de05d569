package io.podwire.analysis.topology;

import io.podwire.api.net.FarEnd;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.value.IpAddress;
import java.util.List;
import java.util.Map;

/** A tunnel that is a port of Open vSwitch: its attributes are options in the database (ovs-vswitchd.conf.db(5), Tunnel Options). */
final class OvsTunnel {

    /** Types of tunnel ports, with the UDP port they use where no other is said; 0: none. */
    private static final Map<String, Integer> PORTS = Map.of(
            "vxlan",
            4789,
            "geneve",
            6081,
            "gre",
            0,
            "ip6gre",
            0,
            "erspan",
            0,
            "ip6erspan",
            0,
            "stt",
            7471,
            "lisp",
            4341,
            "gtpu",
            2152,
            "bareudp",
            0);

    private OvsTunnel() {}

    /** Null where the port is no tunnel. */
    static TunnelEnd of(OvsView.Port port, long hostInode) {
        Integer usual = PORTS.get(port.wire().type());
        if (usual == null) {
            return null;
        }
        Map<String, String> options = port.wire().options();
        IpAddress remote = address(options.get("remote_ip"));
        Tunnel tunnel = new Tunnel(
                number(options.getOrDefault("key", options.get("out_key"))),
                address(options.get("local_ip")),
                remote == null ? List.of() : List.of(remote),
                remote == null ? FarEnd.UNKNOWN : FarEnd.REMOTE,
                udpPort(options.get("dst_port"), usual));
        return new TunnelEnd(port.id(), port.wire().type(), tunnel, null, hostInode, null, null);
    }

    /** Null also for {@code flow}, where a flow's actions set it. */
    private static IpAddress address(String text) {
        return text == null ? null : IpAddress.parseOrNull(text);
    }

    private static Long number(String text) {
        if (text == null) {
            return null;
        }
        try {
            return Long.decode(text);
        } catch (NumberFormatException flow) {
            return null;
        }
    }

    private static Integer udpPort(String text, int usual) {
        Long said = number(text);
        long port = said == null ? usual : said;
        return port > 0 && port < 65_536 ? Integer.valueOf((int) port) : null;
    }
}
