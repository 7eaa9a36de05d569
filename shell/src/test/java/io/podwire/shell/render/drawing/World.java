package io.podwire.shell.render.drawing;

import io.podwire.api.net.FarEnd;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.OvsPort;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.topology.TopologyPlace.Kind;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
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

    /** A link, described bit by bit and added at {@link Sketch#add}. */
    Sketch link(String place, int index, String name, String kind) {
        return new Sketch(place, index, name, kind);
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

    /** A link that is being described. */
    final class Sketch {
        private final String place;
        private final Integer index;
        private final String name;
        private final String kind;
        private Role role = Role.OTHER;
        private String meaning = "";
        private MacAddress mac;
        private int mtu = 1500;
        private String state = "UP";
        private final List<Cidr> addresses = new ArrayList<>();
        private Tunnel tunnel;
        private OvsPort ovs;
        private final List<String> programs = new ArrayList<>();

        private Sketch(String place, int index, String name, String kind) {
            this.place = place;
            this.index = index == 0 ? null : index;
            this.name = name;
            this.kind = kind;
        }

        Sketch role(Role is, String words) {
            role = is;
            meaning = words;
            return this;
        }

        Sketch mac(String text) {
            mac = MacAddress.parse(text);
            return this;
        }

        Sketch mtu(int bytes) {
            mtu = bytes;
            return this;
        }

        Sketch down() {
            state = "DOWN";
            return this;
        }

        Sketch at(String... texts) {
            for (String text : texts) {
                addresses.add(Cidr.parse(text));
            }
            return this;
        }

        Sketch tunnel(Long id, Integer port, FarEnd farEnd, String... remotes) {
            tunnel = new Tunnel(
                    id, null, List.of(remotes).stream().map(IpAddress::parse).toList(), farEnd, port);
            return this;
        }

        Sketch port(String bridge, Integer number, String type) {
            ovs = new OvsPort(bridge, number, null, type, null);
            return this;
        }

        Sketch program(String text) {
            programs.add(text);
            return this;
        }

        /** Adds it; returns its id. */
        String add() {
            String id = index == null ? place.split("/")[0] + "/ovs/" + ovs.bridge() + "/" + name : place + "/" + index;
            links.add(new TopologyLink(
                    id, place, index, name, kind, role, meaning, mac, mtu, state, addresses, tunnel, ovs, programs));
            return id;
        }
    }
}
