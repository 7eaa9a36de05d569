package io.podwire.shell.render.topology;

import io.podwire.api.net.FarEnd;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.shell.render.LinkSketch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds graphs as a node would give them. Links are named {@code NODE/PLACE/LINK} in it, {@code worker-1/host/cni0}. */
final class World {

    private final List<TopologyNode> nodes = new ArrayList<>();
    private final Map<String, TopologyPlace> places = new LinkedHashMap<>();
    private final Map<String, LinkSketch> links = new LinkedHashMap<>();
    private final List<TopologyEdge> edges = new ArrayList<>();
    private String target;

    World node(String name, String plugin) {
        nodes.add(new TopologyNode(name, plugin));
        return place(name + "/host", TopologyPlace.Kind.HOST, "host");
    }

    /** A pod; the label is {@code NS/NAME}. */
    World pod(String node, String label) {
        return place(node + "/" + label, TopologyPlace.Kind.POD, label);
    }

    World place(String id, TopologyPlace.Kind kind, String label) {
        String node = id.substring(0, id.indexOf('/'));
        places.put(id, new TopologyPlace(id, node, kind, label, 4026532000L + places.size(), List.of()));
        return this;
    }

    World target(String asked) {
        target = asked;
        return this;
    }

    /** A link that is up; the id is that of its place and its name. */
    World link(String id, String kind, Role role, String meaning, int mtu, String... addresses) {
        int slash = id.lastIndexOf('/');
        int number = links.size() + 1;
        LinkSketch link = new LinkSketch(id.substring(0, slash), number, id.substring(slash + 1), kind)
                .role(role, meaning)
                .mac(MacAddress.of(new byte[] {2, 0, 0, 0, (byte) (number >> 8), (byte) number}))
                .mtu(mtu)
                .state(kind.equals("vxlan") ? "UNKNOWN" : "UP")
                .at(addresses);
        links.put(id, link);
        return this;
    }

    World state(String id, String state) {
        links.get(id).state(state);
        return this;
    }

    World mtu(String id, int mtu) {
        links.get(id).mtu(mtu);
        return this;
    }

    World programs(String id, String... programs) {
        links.get(id).program(programs);
        return this;
    }

    World tunnel(String id, Long key, Integer port, String local, String... remotes) {
        links.get(id).tunnel(key, port, FarEnd.FDB, local, remotes);
        return this;
    }

    /** A port that the kernel does not have. */
    World ovsOnly(String host, String bridge, String port, String type, int number, String meaning) {
        String id = host + port;
        LinkSketch link = new LinkSketch(host.substring(0, host.length() - 1), null, port, type)
                .role(type.equals("patch") ? Role.OTHER : Role.VTEP, meaning)
                .mtu(0)
                .state("")
                .port(bridge, number, type);
        links.put(id, link);
        return edge(Kind.OVS_PORT, id, host + bridge, "port " + number);
    }

    World edge(Kind kind, String from, String to) {
        return edge(kind, from, to, "");
    }

    World edge(Kind kind, String from, String to, String label) {
        return edge(kind, from, to, null, Direction.BOTH, label);
    }

    World edge(Kind kind, String from, String to, String address, Direction direction, String label) {
        IpAddress far = address == null ? null : IpAddress.parse(address);
        edges.add(new TopologyEdge(kind, from, to, far, direction, label, ""));
        return this;
    }

    /** A pod with a cable of two ends; the host's end is left for the caller to lead on. */
    World cabled(String node, String pod, String port, int mtu, String... addresses) {
        String host = node + "/host/" + port;
        String inner = node + "/" + pod + "/eth0";
        return pod(node, pod)
                .link(inner, "veth", Role.POD_LINK, "pod's link", mtu, addresses)
                .link(host, "veth", Role.POD_PORT, "node's end of a pod's cable", mtu)
                .edge(Kind.VETH, inner, host);
    }

    Topology end() {
        List<TopologyLink> all = new ArrayList<>();
        links.forEach((id, link) -> all.add(link.as(id)));
        return new Topology(target, nodes, List.copyOf(places.values()), all, List.copyOf(edges));
    }
}
