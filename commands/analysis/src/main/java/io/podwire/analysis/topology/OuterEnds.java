package io.podwire.analysis.topology;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Tunnels of a graph by the outer addresses that reach them: those of the namespace that a tunnel's socket is in. */
final class OuterEnds {

    /**
     * A tunnel with its outside.
     *
     * @param outer id of the place its socket is in
     * @param addresses at which it can be reached: its local one, or all of that place
     */
    record End(TopologyLink link, String outer, Set<IpAddress> addresses) {

        String id() {
            return link.id();
        }

        Tunnel tunnel() {
            return link.tunnel();
        }

        boolean sendsTo(End other) {
            return tunnel().remotes().stream().anyMatch(other.addresses()::contains);
        }

        /** GRE with and without Ethernet are two things; a port of Open vSwitch carries Ethernet. */
        boolean sameKind(End other) {
            return plain(link).equals(plain(other.link));
        }

        private static String plain(TopologyLink link) {
            return link.ovs() != null && link.kind().endsWith("gre") ? link.kind() + "tap" : link.kind();
        }

        /** An end without an id takes many. */
        boolean sameNumbers(End other) {
            Long id = tunnel().id();
            Long otherId = other.tunnel().id();
            return (id == null || otherId == null || id.equals(otherId))
                    && Objects.equals(tunnel().port(), other.tunnel().port());
        }
    }

    private final Map<String, End> byId = new HashMap<>();
    private final Map<IpAddress, List<End>> byAddress = new HashMap<>();
    private final Map<IpAddress, List<TopologyLink>> holders = new HashMap<>();

    OuterEnds(Topology graph) {
        Map<String, TopologyLink> links = new HashMap<>();
        Map<String, Set<IpAddress>> addresses = new HashMap<>();
        for (TopologyLink link : graph.links()) {
            links.put(link.id(), link);
            for (Cidr own : link.addresses()) {
                if (!own.address().linkLocal() && !own.address().loopback()) {
                    holders.computeIfAbsent(own.address(), address -> new ArrayList<>())
                            .add(link);
                    addresses
                            .computeIfAbsent(link.place(), place -> new HashSet<>())
                            .add(own.address());
                }
            }
        }
        for (TopologyEdge edge : graph.edges()) {
            TopologyLink tunnel = edge.kind() == Kind.TUNNEL_SOCKET ? links.get(edge.from()) : null;
            if (tunnel != null && tunnel.tunnel() != null && !byId.containsKey(tunnel.id())) {
                TopologyLink below = links.get(edge.to());
                String outer = below == null ? edge.to() : below.place();
                add(tunnel, outer, addresses.getOrDefault(outer, Set.of()));
            }
        }
    }

    private void add(TopologyLink link, String outer, Set<IpAddress> ofPlace) {
        IpAddress local = link.tunnel().local();
        End end = new End(link, outer, local == null ? ofPlace : Set.of(local));
        byId.put(link.id(), end);
        end.addresses()
                .forEach(address -> byAddress
                        .computeIfAbsent(address, other -> new ArrayList<>())
                        .add(end));
    }

    /** The tunnel of that vertex; null where it is none, or its outside is not known. */
    End of(String id) {
        return byId.get(id);
    }

    /** Tunnels that packets to an outer address may reach. */
    List<End> at(IpAddress outer) {
        return byAddress.getOrDefault(outer, List.of());
    }

    /** Links that have an address. */
    List<TopologyLink> holders(IpAddress address) {
        return holders.getOrDefault(address, List.of());
    }
}
