package io.podwire.analysis.topology;

import io.podwire.analysis.place.NetnsFacts;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the graph of one node. Facts that do not fit together give fewer edges, never a failure. */
final class NodeGraph {

    /** Those that need no roles. */
    private static final List<EdgeSort> SORTS = List.of(
            new Cables(),
            new Masters(),
            new OvsPorts(),
            new OvsPatches(),
            new Parents(),
            new Redirects(),
            new TunnelFarEnds(),
            new TunnelSockets());

    private final NodeView view;
    private final Map<String, Tunnel> tunnels = new HashMap<>();
    private final Programs programs;

    private NodeGraph(NodeView view) {
        this.view = view;
        view.tunnels().forEach(end -> tunnels.put(end.id(), end.tunnel()));
        this.programs = new Programs(view);
    }

    /**
     * The graph of a node.
     *
     * @param name of the node, which no other of the graph has
     */
    static Topology of(TopologyFacts facts, String name) {
        return new NodeGraph(new NodeView(facts, name)).build();
    }

    private Topology build() {
        List<TopologyPlace> places = new ArrayList<>();
        for (NetnsFacts netns : view.places()) {
            places.add(place(netns.netns()));
        }
        List<TopologyEdge> edges = new ArrayList<>();
        SORTS.forEach(sort -> sort.find(view, edges::add));
        Roles roles = new Roles(view, edges);
        new RoutedWays(roles).find(view, edges::add);
        List<TopologyLink> links = links(roles);
        return new Topology(
                null, List.of(new TopologyNode(view.name(), view.facts().plugin())), places, links, edges);
    }

    private TopologyPlace place(Netns netns) {
        Pod only = view.onlyPod(netns);
        TopologyPlace.Kind kind = TopologyPlace.Kind.NETNS;
        if (netns.host()) {
            kind = TopologyPlace.Kind.HOST;
        } else if (only != null) {
            boolean container = only.namespace() == null && only.uid() == null;
            kind = container ? TopologyPlace.Kind.CONTAINER : TopologyPlace.Kind.POD;
        }
        return new TopologyPlace(
                view.placeId(netns.inode()), view.name(), kind, view.label(netns), netns.inode(), netns.names());
    }

    /** In the order of their places; what exists in Open vSwitch alone comes after the host's other links. */
    private List<TopologyLink> links(Roles roles) {
        List<TopologyLink> ofHost = new ArrayList<>();
        List<TopologyLink> others = new ArrayList<>();
        for (Link link : view.links()) {
            (view.inHost(link) ? ofHost : others).add(link(link, roles));
        }
        for (OvsView.Port port : view.ovs().ports()) {
            if (port.link() == null) {
                ofHost.add(link(port, roles));
            }
        }
        ofHost.addAll(others);
        return ofHost;
    }

    private TopologyLink link(Link link, Roles roles) {
        String id = view.id(link);
        Role role = roles.of(link);
        OvsView.Port port = view.ovs().port(id);
        return new TopologyLink(
                id,
                view.placeId(link.netns()),
                link.index(),
                link.name(),
                link.kind().kind(),
                role,
                roles.meaning(link, role),
                link.mac(),
                link.mtu(),
                link.operState(),
                view.addresses(link),
                tunnels.get(id),
                port == null ? null : ovs(port),
                programs.of(link));
    }

    private TopologyLink link(OvsView.Port port, Roles roles) {
        Role role = roles.of(port);
        String state = port.wire().linkState();
        return new TopologyLink(
                port.id(),
                view.placeId(view.hostInode()),
                null,
                port.wire().name(),
                port.wire().type(),
                role,
                roles.meaning(port, role),
                port.wire().mac() == null
                        ? null
                        : MacAddress.parseOrNull(port.wire().mac()),
                0,
                state == null ? "" : state.toUpperCase(Locale.ROOT),
                List.of(),
                tunnels.get(port.id()),
                ovs(port),
                List.of());
    }

    private static TopologyLink.OvsPort ovs(OvsView.Port port) {
        return new TopologyLink.OvsPort(
                port.bridge().name(),
                port.wire().ofPort(),
                port.port().tag(),
                port.wire().type(),
                port.wire().externalIds().get("iface-id"));
    }
}
