package io.podwire.analysis.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tunnels and the outer addresses they send to. Whose these are is known only when nodes are joined. */
final class TunnelFarEnds implements EdgeSort {

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        for (TunnelEnd end : view.tunnels()) {
            for (IpAddress remote : end.tunnel().remotes()) {
                edges.accept(new TopologyEdge(
                        Kind.TUNNEL, end.id(), null, remote, Direction.FORTH, label(end.tunnel(), remote), proof(end)));
            }
        }
    }

    static String label(Tunnel tunnel, IpAddress remote) {
        List<String> words = new ArrayList<>();
        if (tunnel.id() != null) {
            words.add((tunnel.port() == null ? "key " : "VNI ") + tunnel.id());
        }
        if (tunnel.port() != null) {
            words.add("UDP " + tunnel.port());
        }
        if (remote != null && multicast(remote)) {
            words.add("multicast group");
        }
        return String.join(", ", words);
    }

    private static boolean multicast(IpAddress address) {
        int first = address.octets()[0] & 0xff;
        return address.v6() ? first == 0xff : first >> 4 == 0xe;
    }

    private static String proof(TunnelEnd end) {
        if (end.link() == null) {
            return "OVSDB: options:remote_ip";
        }
        return switch (end.tunnel().farEnd()) {
            case REMOTE -> "link attributes";
            case GROUP -> "link attributes and FDB";
            case FDB, UNKNOWN -> "FDB, NDA_DST";
            case NEIGHBOR -> "gateway of a route over it";
        };
    }
}
