package io.podwire.analysis.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Ports of Open vSwitch and their bridges, by its database. */
final class OvsPorts implements EdgeSort {

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        for (OvsView.Port port : view.ovs().ports()) {
            OvsView.Port bridge = view.ovs().local(port.bridge());
            if (bridge != null && bridge != port) {
                edges.accept(new TopologyEdge(
                        Kind.OVS_PORT, port.id(), bridge.id(), null, Direction.BOTH, label(port), proof(port)));
            }
        }
    }

    private static String label(OvsView.Port port) {
        List<String> words = new ArrayList<>();
        Integer number = port.wire().ofPort();
        words.add(number == null ? "no OpenFlow port" : number < 0 ? "could not be added" : "port " + number);
        if (port.port().tag() != null) {
            words.add("tag " + port.port().tag());
        }
        if (port.port().interfaces().size() > 1) {
            words.add("of bond " + port.port().name());
        }
        return String.join(" ", words);
    }

    private static String proof(OvsView.Port port) {
        if (port.link() == null) {
            return "OVSDB: Bridge, Port";
        }
        return port.wire().ifIndex() == null
                ? "OVSDB: Bridge, Port, Interface name"
                : "OVSDB: Bridge, Port, Interface name and ifindex";
    }
}
