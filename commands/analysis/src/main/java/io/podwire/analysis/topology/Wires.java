package io.podwire.analysis.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Links of different nodes whose addresses share a subnet: as far as addresses tell, these are on one wire. Uplinks, and what else can
 * have a wire: a router's ports have no default route. A bridge that no way out leads over, and a cable whose other end is seen, stay
 * within their node.
 */
final class Wires {

    /** Kinds that carry frames out of a node as they are; hardware has none. */
    private static final Set<String> WIRED = Set.of("", "veth", "macvlan", "ipvlan", "vlan", "bond", "team");

    private final Map<String, TopologyPlace> hosts = new HashMap<>();
    private final List<TopologyLink> waysOut = new ArrayList<>();

    private Wires(Topology graph) {
        Set<String> underTunnels = new HashSet<>();
        Set<String> cabled = new HashSet<>();
        for (TopologyEdge edge : graph.edges()) {
            if (edge.kind() == Kind.TUNNEL_SOCKET) {
                underTunnels.add(edge.to());
            }
            if (edge.kind() == Kind.VETH || edge.kind() == Kind.NETKIT) {
                cabled.add(edge.from());
                cabled.add(edge.to());
            }
        }
        for (TopologyPlace place : graph.places()) {
            if (place.kind() == TopologyPlace.Kind.HOST) {
                hosts.put(place.id(), place);
            }
        }
        for (TopologyLink link : graph.links()) {
            boolean out = link.role() == Role.UPLINK
                    || link.role() == Role.OVS_BRIDGE
                    || underTunnels.contains(link.id())
                    || link.role() == Role.OTHER && WIRED.contains(link.kind()) && !cabled.contains(link.id());
            if (out && hosts.containsKey(link.place())) {
                waysOut.add(link);
            }
        }
    }

    /** Each pair once. */
    static List<TopologyEdge> between(Topology graph) {
        return graph.nodes().size() < 2 ? List.of() : new Wires(graph).edges();
    }

    private List<TopologyEdge> edges() {
        List<TopologyEdge> edges = new ArrayList<>();
        for (int i = 0; i < waysOut.size(); i++) {
            for (TopologyLink other : waysOut.subList(i + 1, waysOut.size())) {
                TopologyLink one = waysOut.get(i);
                Set<String> shared = node(one).equals(node(other)) ? Set.of() : shared(one, other);
                if (!shared.isEmpty()) {
                    edges.add(new TopologyEdge(
                            Kind.WIRE,
                            one.id(),
                            other.id(),
                            null,
                            Direction.BOTH,
                            Words.few(shared, ", "),
                            "addresses of one subnet"));
                }
            }
        }
        return edges;
    }

    private String node(TopologyLink link) {
        return hosts.get(link.place()).node();
    }

    private static Set<String> shared(TopologyLink one, TopologyLink other) {
        Set<String> subnets = new LinkedHashSet<>();
        for (Cidr mine : one.addresses()) {
            for (Cidr theirs : other.addresses()) {
                boolean same = mine.prefixLength() == theirs.prefixLength()
                        && mine.contains(theirs.address())
                        && !mine.address().equals(theirs.address())
                        && !mine.address().linkLocal()
                        && mine.prefixLength() < mine.address().bits();
                if (same) {
                    subnets.add(network(mine));
                }
            }
        }
        return subnets;
    }

    private static String network(Cidr own) {
        byte[] octets = own.address().octets();
        for (int bit = own.prefixLength(); bit < octets.length * 8; bit++) {
            octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return new Cidr(IpAddress.of(octets), own.prefixLength()).toString();
    }
}
