package io.podwire.analysis.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Patch ports of Open vSwitch: a pair only where each names the other. */
final class OvsPatches implements EdgeSort {

    private static final String PEER = "peer";

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        Map<String, OvsView.Port> byName = new HashMap<>();
        for (OvsView.Port port : view.ovs().ports()) {
            if (port.patch()) {
                byName.putIfAbsent(port.wire().name(), port);
            }
        }
        Set<OvsView.Port> done = new HashSet<>();
        for (OvsView.Port port : view.ovs().ports()) {
            OvsView.Port peer = port.patch() ? byName.get(port.wire().options().get(PEER)) : null;
            if (peer == null || peer == port || done.contains(port)) {
                continue;
            }
            boolean back = port.wire().name().equals(peer.wire().options().get(PEER));
            if (back) {
                done.add(peer);
            }
            edges.accept(new TopologyEdge(
                    Kind.OVS_PATCH,
                    port.id(),
                    peer.id(),
                    null,
                    back ? Direction.BOTH : Direction.FORTH,
                    back ? "" : "not named back",
                    back ? "OVSDB: options:peer of both" : "OVSDB: options:peer of one"));
        }
    }
}
