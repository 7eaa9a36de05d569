package io.podwire.shell.render.topology;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said of links, wherever they stand. */
final class LinkWords {

    private static final Set<Kind> TUNNEL = EnumSet.of(Kind.TUNNEL);
    private static final Set<Kind> SOCKET = EnumSet.of(Kind.TUNNEL_SOCKET);

    private final GraphIndex index;
    private final Strokes strokes;

    LinkWords(GraphIndex index, Strokes strokes) {
        this.index = index;
        this.strokes = strokes;
    }

    /** What it is there for, else what it is; empty for hardware without a known purpose. */
    static String purpose(TopologyLink link) {
        if (!link.meaning().isEmpty()) {
            return link.meaning();
        }
        return switch (link.role()) {
            case POD_LINK -> "pod's link";
            case POD_PORT -> "node's end of a pod's cable";
            case CNI_BRIDGE -> "bridge of the pods";
            case OVS_BRIDGE -> "switch of Open vSwitch";
            case VTEP -> "tunnel of the node";
            case MANAGEMENT_PORT -> "management port";
            case UPLINK -> "uplink";
            case OTHER -> link.kind();
        };
    }

    /** Null where there is nothing to tell: it is up, or of a kind that has no such state. */
    static String state(TopologyLink link) {
        // a switch of Open vSwitch forwards whether its own port is up or not
        if (link.role() == TopologyLink.Role.OVS_BRIDGE && link.addresses().isEmpty()) {
            return null;
        }
        return switch (link.operState()) {
            case "", "UP", "UNKNOWN" -> null;
            case "LOWERLAYERDOWN" -> "no carrier";
            default -> link.operState();
        };
    }

    /** Addresses that mean something beyond the link; those of the link alone where there are no others and all are asked for. */
    static List<Cidr> addresses(TopologyLink link, boolean all) {
        return link.addresses().stream()
                .filter(cidr -> all || !(cidr.address().v6() && cidr.address().linkLocal()))
                .toList();
    }

    /** {@code VNI 1, UDP 8472}, {@code key 7}; empty for one that has neither. */
    static String tunnel(TopologyLink link) {
        TopologyLink.Tunnel tunnel = link.tunnel();
        List<String> words = new ArrayList<>();
        if (tunnel.id() != null) {
            words.add((tunnel.port() == null ? "key " : "VNI ") + tunnel.id());
        }
        if (tunnel.port() != null) {
            words.add("UDP " + tunnel.port());
        }
        return String.join(", ", words);
    }

    /** Where a tunnel's packets go: a node's name where that is in the graph, and the outer address. */
    List<String> farEnds(TopologyLink link) {
        Set<String> ends = new LinkedHashSet<>();
        Set<IpAddress> told = new LinkedHashSet<>();
        index.edges(link, TUNNEL).filter(edge -> leads(edge, link)).forEach(edge -> {
            TopologyLink far = index.other(edge, link);
            TopologyPlace place = far == null ? null : index.place(far.place());
            IpAddress address = outer(edge, link, far);
            String name = place == null ? "" : owner(place) + " ";
            if (address != null || place != null) {
                ends.add((name + (address == null ? "" : address)).strip());
            }
            told.add(address);
        });
        if (link.tunnel() != null) {
            link.tunnel().remotes().stream().filter(told::add).forEach(remote -> ends.add(remote.toString()));
        }
        return List.copyOf(ends);
    }

    private static boolean leads(TopologyEdge edge, TopologyLink link) {
        return edge.from().equals(link.id()) || edge.direction() == Direction.BOTH;
    }

    /**
     * An edge names the outer address of its end. Where two tunnels lead to each other, the other one has its own, or takes that of the
     * link its packets leave by.
     */
    private IpAddress outer(TopologyEdge edge, TopologyLink link, TopologyLink far) {
        if (edge.from().equals(link.id())) {
            return edge.address();
        }
        if (far == null || far.tunnel() == null || link.tunnel() == null) {
            return null;
        }
        if (far.tunnel().local() != null) {
            return far.tunnel().local();
        }
        return index.from(far, SOCKET)
                .map(socket -> index.link(socket.to()))
                .filter(Objects::nonNull)
                .flatMap(way -> way.addresses().stream())
                .map(Cidr::address)
                .filter(link.tunnel().remotes()::contains)
                .findFirst()
                .orElse(null);
    }

    /** A link with its node, as told where another node is drawn. */
    String title(TopologyLink link) {
        TopologyPlace place = index.place(link.place());
        return place == null ? link.name() : owner(place) + " " + link.name();
    }

    private String owner(TopologyPlace place) {
        return place.kind() == TopologyPlace.Kind.HOST ? place.node() : place.label() + " on " + place.node();
    }

    /** By which link, and from which namespace, a tunnel's own packets leave; empty where that is not known. */
    String socket(TopologyLink link) {
        return index.from(link, SOCKET).map(edge -> socket(link, edge)).collect(Collectors.joining(", "));
    }

    private String socket(TopologyLink link, TopologyEdge edge) {
        TopologyLink outer = index.link(edge.to());
        TopologyPlace place = index.place(outer == null ? edge.to() : outer.place());
        String by = outer == null ? "" : "out by " + outer.name();
        if (place == null || place.id().equals(link.place())) {
            return by;
        }
        String where = "socket in " + place.label();
        return outer == null ? where : where + ", " + by;
    }

    /** How packets go by an edge that has a direction. */
    String arrow(TopologyEdge edge) {
        return edge.direction() == Direction.BOTH ? strokes.both : strokes.forth;
    }

    /** A link's state as a field, where there is one to tell. */
    static void tellState(TopologyLink link, Words words) {
        String state = state(link);
        if (state != null) {
            words.field(state, Tone.BAD);
        }
    }

    /** The name without what tells one load of a program from the next. */
    static String program(String program) {
        int id = program.lastIndexOf(" (id ");
        return id < 0 ? program : program.substring(0, id);
    }
}
