package io.podwire.shell.render.topology;

import io.podwire.api.net.FarEnd;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Builds graphs as a node would give them. Links are named {@code NODE/PLACE/LINK} in it, {@code worker-1/host/cni0}. */
final class World {

    private final List<TopologyNode> nodes = new ArrayList<>();
    private final Map<String, TopologyPlace> places = new LinkedHashMap<>();
    private final Map<String, TopologyLink> links = new LinkedHashMap<>();
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
        List<Cidr> cidrs = new ArrayList<>();
        for (String address : addresses) {
            cidrs.add(Cidr.parse(address));
        }
        links.put(
                id,
                new TopologyLink(
                        id,
                        id.substring(0, slash),
                        number,
                        id.substring(slash + 1),
                        kind,
                        role,
                        meaning,
                        MacAddress.of(new byte[] {2, 0, 0, 0, (byte) (number >> 8), (byte) number}),
                        mtu,
                        kind.equals("vxlan") ? "UNKNOWN" : "UP",
                        cidrs,
                        null,
                        null,
                        List.of()));
        return this;
    }

    World change(String id, UnaryOperator<TopologyLink> change) {
        links.compute(id, (key, link) -> change.apply(link));
        return this;
    }

    World state(String id, String state) {
        return change(
                id,
                l -> new TopologyLink(
                        l.id(),
                        l.place(),
                        l.index(),
                        l.name(),
                        l.kind(),
                        l.role(),
                        l.meaning(),
                        l.mac(),
                        l.mtu(),
                        state,
                        l.addresses(),
                        l.tunnel(),
                        l.ovs(),
                        l.programs()));
    }

    World mtu(String id, int mtu) {
        return change(
                id,
                l -> new TopologyLink(
                        l.id(),
                        l.place(),
                        l.index(),
                        l.name(),
                        l.kind(),
                        l.role(),
                        l.meaning(),
                        l.mac(),
                        mtu,
                        l.operState(),
                        l.addresses(),
                        l.tunnel(),
                        l.ovs(),
                        l.programs()));
    }

    World programs(String id, String... programs) {
        return change(
                id,
                l -> new TopologyLink(
                        l.id(),
                        l.place(),
                        l.index(),
                        l.name(),
                        l.kind(),
                        l.role(),
                        l.meaning(),
                        l.mac(),
                        l.mtu(),
                        l.operState(),
                        l.addresses(),
                        l.tunnel(),
                        l.ovs(),
                        List.of(programs)));
    }

    World tunnel(String id, Long key, Integer port, String local, String... remotes) {
        List<IpAddress> far = List.of(remotes).stream().map(IpAddress::parse).toList();
        Tunnel tunnel = new Tunnel(key, local == null ? null : IpAddress.parse(local), far, FarEnd.FDB, port);
        return change(
                id,
                l -> new TopologyLink(
                        l.id(),
                        l.place(),
                        l.index(),
                        l.name(),
                        l.kind(),
                        l.role(),
                        l.meaning(),
                        l.mac(),
                        l.mtu(),
                        l.operState(),
                        l.addresses(),
                        tunnel,
                        l.ovs(),
                        l.programs()));
    }

    /** A port that the kernel does not have. */
    World ovsOnly(String host, String bridge, String port, String type, int number, String meaning) {
        String id = host + port;
        links.put(
                id,
                new TopologyLink(
                        id,
                        host.substring(0, host.length() - 1),
                        null,
                        port,
                        type,
                        type.equals("patch") ? Role.OTHER : Role.VTEP,
                        meaning,
                        null,
                        0,
                        "",
                        List.of(),
                        null,
                        new TopologyLink.OvsPort(bridge, number, null, type, null),
                        List.of()));
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
        return new Topology(
                target, nodes, List.copyOf(places.values()), List.copyOf(links.values()), List.copyOf(edges));
    }
}
