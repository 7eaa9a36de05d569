package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;

/** What leads from one link to another, in words. */
final class EdgeWords {

    private EdgeWords() {}

    /** What such edges are called in a legend. */
    static String kind(TopologyEdge.Kind kind) {
        return switch (kind) {
            case VETH -> "veth cable";
            case NETKIT -> "netkit cable";
            case BRIDGE_PORT -> "bridge port";
            case MASTER -> "port of a bond, team or VRF";
            case OVS_PORT -> "Open vSwitch port";
            case OVS_PATCH -> "Open vSwitch patch";
            case PARENT -> "lies on";
            case REDIRECT -> "tc redirect";
            case ROUTE -> "route";
            case TUNNEL -> "tunnel";
            case TUNNEL_SOCKET -> "outer packets of a tunnel";
            case WIRE -> "same wire";
        };
    }

    static List<String> facts(TopologyEdge edge, String from, String to) {
        List<String> facts = new ArrayList<>();
        facts.add(kind(edge.kind()) + ": " + from + (edge.direction() == Direction.BOTH ? " - " : " to ") + to
                + (edge.direction() == Direction.FORTH ? ", one way only" : ""));
        if (!edge.label().isEmpty()) {
            facts.add(Printable.of(edge.label()));
        }
        if (edge.address() != null) {
            facts.add("far end " + edge.address());
        }
        if (!edge.proof().isEmpty()) {
            facts.add("known by " + Printable.of(edge.proof()));
        }
        return facts;
    }
}
