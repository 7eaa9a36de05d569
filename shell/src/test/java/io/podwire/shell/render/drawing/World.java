package io.podwire.shell.render.drawing;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.topology.TopologyPlace.Kind;
import io.podwire.api.value.IpAddress;
import io.podwire.shell.render.LinkSketch;
import java.util.ArrayList;
import java.util.List;

/** Puts a topology together, as little of it as a test wants to say. */
final class World {

    private final List<TopologyNode> nodes = new ArrayList<>();
    private final List<TopologyPlace> places = new ArrayList<>();
    private final List<TopologyLink> links = new ArrayList<>();
    private final List<TopologyEdge> edges = new ArrayList<>();

    /** A node with its own namespace; returns the namespace's id. */
    String node(String name, String plugin) {
        nodes.add(new TopologyNode(name, plugin));
        return place(name, Kind.HOST, "host", 4026531840L);
    }

    /** A namespace; returns its id. */
    String place(String node, Kind kind, String label, long inode) {
        String id = node + "/" + inode;
        List<String> names = kind == Kind.HOST ? List.of() : List.of("cni-" + Long.toHexString(inode));
        places.add(new TopologyPlace(id, node, kind, label, inode, names));
        return id;
    }

    /** @param index 0 where the kernel has no such link */
    static LinkSketch link(String place, int index, String name, String kind) {
        return new LinkSketch(place, index == 0 ? null : index, name, kind);
    }

    /** Adds a link; returns its id. */
    String add(LinkSketch link) {
        String id = link.usualId();
        links.add(link.as(id));
        return id;
    }

    void edge(TopologyEdge.Kind kind, String from, String to, String label) {
        edge(kind, from, to, null, Direction.BOTH, label);
    }

    void edge(TopologyEdge.Kind kind, String from, String to, String address, Direction direction, String label) {
        IpAddress far = address == null ? null : IpAddress.parse(address);
        edges.add(new TopologyEdge(kind, from, to, far, direction, label, "as the test says"));
    }

    Topology whole() {
        return towards(null);
    }

    Topology towards(String target) {
        return new Topology(target, nodes, places, links, edges);
    }
}
