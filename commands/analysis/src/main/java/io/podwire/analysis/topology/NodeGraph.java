package io.podwire.analysis.topology;

import io.podwire.analysis.place.NetnsFacts;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import java.util.ArrayList;
import java.util.List;

/** Makes the graph of one node. Facts that do not fit together give fewer edges, never a failure. */
public final class NodeGraph {

    private static final List<EdgeSort> SORTS = List.of(new Cables(), new Masters());

    private final NodeView view;

    private NodeGraph(NodeView view) {
        this.view = view;
    }

    /** The graph of a node under its own name. */
    public static Topology of(TopologyFacts facts) {
        return new NodeGraph(new NodeView(facts, facts.node().hostName())).build();
    }

    private Topology build() {
        List<TopologyPlace> places = new ArrayList<>();
        for (NetnsFacts netns : view.node().netnses()) {
            places.add(place(netns.netns()));
        }
        List<TopologyEdge> edges = new ArrayList<>();
        SORTS.forEach(sort -> sort.find(view, edges::add));
        List<TopologyLink> links = view.links().stream().map(this::link).toList();
        return new Topology(
                null, List.of(new TopologyNode(view.name(), view.facts().plugin())), places, links, edges);
    }

    private TopologyPlace place(Netns netns) {
        List<Pod> pods = view.node().podsIn(netns.inode());
        Pod only = pods.size() == 1 ? pods.get(0) : null;
        TopologyPlace.Kind kind = netns.host()
                ? TopologyPlace.Kind.HOST
                : only == null
                        ? TopologyPlace.Kind.NETNS
                        : only.namespace() == null && only.uid() == null
                                ? TopologyPlace.Kind.CONTAINER
                                : TopologyPlace.Kind.POD;
        String label = netns.host() || only == null ? netns.label() : only.label();
        return new TopologyPlace(view.placeId(netns.inode()), view.name(), kind, label, netns.inode(), netns.names());
    }

    private TopologyLink link(Link link) {
        return new TopologyLink(
                view.id(link),
                view.placeId(link.netns()),
                link.index(),
                link.name(),
                link.kind().kind(),
                TopologyLink.Role.OTHER,
                "",
                link.mac(),
                link.mtu(),
                link.operState(),
                view.addresses(link),
                null,
                null,
                List.of());
    }
}
