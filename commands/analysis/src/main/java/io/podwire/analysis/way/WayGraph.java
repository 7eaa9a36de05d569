package io.podwire.analysis.way;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A topology, as one asks it who follows a packet. */
final class WayGraph {

    private static final Set<Kind> CABLES = EnumSet.of(Kind.VETH, Kind.NETKIT);
    private static final Set<Kind> PORTS = EnumSet.of(Kind.BRIDGE_PORT, Kind.OVS_PORT);

    private final Map<String, TopologyPlace> places = new HashMap<>();
    private final Map<String, TopologyLink> links = new HashMap<>();
    private final Map<String, List<TopologyEdge>> edges = new HashMap<>();

    WayGraph(Topology topology) {
        topology.places().forEach(place -> places.put(place.id(), place));
        topology.links().forEach(link -> links.put(link.id(), link));
        for (TopologyEdge edge : topology.edges()) {
            edges.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge);
            if (edge.to() != null) {
                edges.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge);
            }
        }
    }

    /** The namespace of that inode; null where it is not in the graph. */
    TopologyPlace place(long inode) {
        for (TopologyPlace place : places.values()) {
            if (place.inode() == inode) {
                return place;
            }
        }
        return null;
    }

    TopologyPlace placeOf(TopologyLink link) {
        return places.get(link.place());
    }

    /** How a link's namespace is called. */
    String label(TopologyLink link) {
        return placeOf(link).label();
    }

    /** The link of that index; null where it is not in the graph, as a loopback is not. */
    TopologyLink link(TopologyPlace place, Integer index) {
        for (TopologyLink link : links.values()) {
            if (link.place().equals(place.id()) && index != null && index.equals(link.index())) {
                return link;
            }
        }
        return null;
    }

    /** The other end of a cable; null where it is none, or leads out of sight. */
    TopologyLink peer(TopologyLink link) {
        for (TopologyEdge edge : of(link)) {
            if (CABLES.contains(edge.kind())) {
                return links.get(other(edge, link));
            }
        }
        return null;
    }

    /** The link that this one lies on. */
    TopologyLink parent(TopologyLink link) {
        for (TopologyEdge edge : of(link)) {
            if (edge.kind() == Kind.PARENT && edge.from().equals(link.id())) {
                return links.get(edge.to());
            }
        }
        return null;
    }

    /** The bridge it is a port of. */
    TopologyLink bridgeOf(TopologyLink link) {
        for (TopologyEdge edge : of(link)) {
            if (PORTS.contains(edge.kind()) && edge.from().equals(link.id())) {
                return links.get(edge.to());
            }
        }
        return null;
    }

    boolean isBridge(TopologyLink link) {
        return link.kind().equals("bridge");
    }

    /** Where tc sends what comes in at a link; null where it does not. */
    TopologyLink redirected(TopologyLink link) {
        for (TopologyEdge edge : of(link)) {
            boolean away = edge.from().equals(link.id()) || edge.direction() == Direction.BOTH;
            if (edge.kind() == Kind.REDIRECT && away) {
                return links.get(other(edge, link));
            }
        }
        return null;
    }

    boolean owns(TopologyLink link, IpAddress address) {
        return link.addresses().stream().map(Cidr::address).anyMatch(address::equals);
    }

    /**
     * The port of a bridge behind which an address is: the cable to the link that owns it; else the only port that is no cable, and so leads
     * out of this machine or into a tunnel.
     *
     * @param from port the frame came in by, which it does not leave by; may be null
     * @return null where that is not known
     */
    TopologyLink portToward(TopologyLink bridge, TopologyLink from, IpAddress address) {
        List<TopologyLink> uplinks = new ArrayList<>();
        for (TopologyEdge edge : of(bridge)) {
            TopologyLink port = links.get(edge.from());
            if (!PORTS.contains(edge.kind()) || port == null || port.equals(from) || port.equals(bridge)) {
                continue;
            }
            TopologyLink peer = peer(port);
            if (peer != null && owns(peer, address)) {
                return port;
            } else if (peer == null) {
                uplinks.add(port);
            }
        }
        return uplinks.size() == 1 ? uplinks.get(0) : null;
    }

    /** The namespace that a tunnel's outer packets leave from; null where it is not known. */
    TopologyPlace socketPlace(TopologyLink tunnel) {
        TopologyEdge edge = socket(tunnel);
        if (edge == null) {
            return null;
        }
        TopologyLink link = links.get(edge.to());
        return link == null ? places.get(edge.to()) : placeOf(link);
    }

    /** The link that they leave by; null where it is not known. */
    TopologyLink socketLink(TopologyLink tunnel) {
        TopologyEdge edge = socket(tunnel);
        return edge == null ? null : links.get(edge.to());
    }

    private TopologyEdge socket(TopologyLink tunnel) {
        for (TopologyEdge edge : of(tunnel)) {
            if (edge.kind() == Kind.TUNNEL_SOCKET && edge.from().equals(tunnel.id())) {
                return edge;
            }
        }
        return null;
    }

    /** Outer address of the end behind which an inner one is; null where several could be. */
    IpAddress remote(TopologyLink tunnel, IpAddress next) {
        List<IpAddress> remotes = tunnel.tunnel().remotes();
        if (remotes.size() == 1) {
            return remotes.get(0);
        }
        TopologyEdge edge = tunnelEdge(tunnel, next);
        return edge == null ? null : edge.address();
    }

    /** The link at that end; null where it is not on this machine. */
    TopologyLink farTunnel(TopologyLink tunnel, IpAddress next) {
        TopologyEdge edge = tunnelEdge(tunnel, next);
        return edge == null || edge.to() == null ? null : links.get(other(edge, tunnel));
    }

    private TopologyEdge tunnelEdge(TopologyLink tunnel, IpAddress next) {
        List<TopologyEdge> ends = new ArrayList<>();
        for (TopologyEdge edge : of(tunnel)) {
            if (edge.kind() != Kind.TUNNEL) {
                continue;
            }
            TopologyLink far = edge.to() == null ? null : links.get(other(edge, tunnel));
            if (far != null && owns(far, next)) {
                return edge;
            }
            ends.add(edge);
        }
        return ends.size() == 1 ? ends.get(0) : null;
    }

    private List<TopologyEdge> of(TopologyLink link) {
        return edges.getOrDefault(link.id(), List.of());
    }

    private static String other(TopologyEdge edge, TopologyLink link) {
        return edge.from().equals(link.id()) ? edge.to() : edge.from();
    }
}
