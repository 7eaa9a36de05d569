package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.net.PortKind.BridgePort;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import java.util.function.Consumer;

/**
 * Ports and the bridge, bond, team or VRF they belong to. For the kernel all ports of Open vSwitch belong to its datapath; which bridge
 * they are in is told by its database, and the datapath only where that could not be asked.
 */
final class Masters implements EdgeSort {

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        for (Link port : view.links()) {
            Link master = view.link(port.netns(), port.master());
            if (master != null && master != port && view.ovs().port(view.id(port)) == null) {
                boolean bridge = master.kind().kind().equals("bridge");
                edges.accept(new TopologyEdge(
                        bridge ? Kind.BRIDGE_PORT : Kind.MASTER,
                        view.id(port),
                        view.id(master),
                        null,
                        Direction.BOTH,
                        label(port),
                        "IFLA_MASTER"));
            }
        }
    }

    /** A port that forwards needs no word; one that does not is why nothing passes. */
    private static String label(Link port) {
        return port.port() instanceof BridgePort bridge && !bridge.state().equals("forwarding") ? bridge.state() : "";
    }
}
