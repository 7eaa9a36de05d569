package io.podwire.analysis.place;

import io.podwire.api.net.Address;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Route;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodPlace.Kind;
import io.podwire.api.pod.PodPlace.Match;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What the host's own network knows of an address that no link on this node has: a tunnel's far end, a free address of this
 * node's pod range, or something this node sends elsewhere.
 *
 * @param facts of the node
 * @param neighbors of the host's own network
 * @param fdb of the host's own network
 * @param routes of the host's own network, all tables
 */
public record UnheldAddress(NodeFacts facts, List<Neighbor> neighbors, List<FdbEntry> fdb, List<Route> routes) {

    public UnheldAddress {
        neighbors = List.copyOf(neighbors);
        fdb = List.copyOf(fdb);
        routes = List.copyOf(routes);
    }

    /**
     * Says what is known.
     *
     * @param chosen the table's entry that the kernel chose for the address, or null where it has no route
     * @return null where nothing is known but at most a default route
     */
    public PodPlace describe(IpAddress address, Route chosen) {
        PodPlace tunnel = farTunnelEnd(address);
        if (tunnel != null) {
            return tunnel;
        }
        PodPlace free = freeAddress(address);
        if (free != null) {
            return free;
        }
        return elsewhere(address, chosen);
    }

    private static PodPlace place(Kind kind, IpAddress address, String by, String value, List<String> remarks) {
        String text = address.toString();
        return new PodPlace(kind, text, new Match(text, by, value), null, null, List.of(), remarks);
    }

    private PodPlace farTunnelEnd(IpAddress address) {
        for (FdbEntry entry : fdb) {
            if (address.equals(entry.remote())) {
                return place(
                        Kind.TUNNEL,
                        address,
                        "tunnel",
                        entry.link(),
                        List.of("not on this node: the far end of the tunnel link " + entry.link() + ", for MAC "
                                + entry.mac()));
            }
        }
        for (Neighbor neighbor : neighbors) {
            Link link = facts.link(neighbor.netns(), neighbor.linkIndex());
            if (neighbor.address().equals(address) && link != null && PlaceBuilder.isTunnel(link)) {
                return place(
                        Kind.TUNNEL,
                        address,
                        "tunnel",
                        link.name(),
                        List.of("not on this node: a neighbor behind the tunnel link " + link.name() + ", MAC "
                                + neighbor.mac() + carriedTo(neighbor)));
            }
        }
        return null;
    }

    private String carriedTo(Neighbor neighbor) {
        for (FdbEntry entry : fdb) {
            if (entry.linkIndex() == neighbor.linkIndex()
                    && entry.mac().equals(neighbor.mac())
                    && entry.remote() != null) {
                return ", carried to " + entry.remote();
            }
        }
        return "";
    }

    private PodPlace freeAddress(IpAddress address) {
        for (Address own : facts.host().addresses()) {
            Link link = facts.link(own.netns(), own.linkIndex());
            if (link != null
                    && own.address().prefixLength() < address.bits()
                    && own.address().contains(address)
                    && hasPodPorts(link)) {
                return place(
                        Kind.FREE_ADDRESS,
                        address,
                        "pod-range",
                        range(own),
                        List.of("in this node's pod range " + range(own) + " (" + link.name() + "), held by nobody"));
            }
        }
        for (Route route : routes) {
            // Calico blackholes the blocks it owns, so that an address nobody has does not leave the node (felix,
            // bird).
            if (route.type().equals("blackhole")
                    && route.destination().prefixLength() > 0
                    && route.destination().contains(address)) {
                return place(
                        Kind.FREE_ADDRESS,
                        address,
                        "pod-range",
                        route.destination().toString(),
                        List.of("in the block " + route.destination() + " that this node blackholes (protocol "
                                + route.protocol() + "), held by nobody"));
            }
        }
        return null;
    }

    private static String range(Address own) {
        return networkOf(own) + "/" + own.address().prefixLength();
    }

    private static IpAddress networkOf(Address own) {
        byte[] octets = own.address().address().octets();
        for (int bit = own.address().prefixLength(); bit < octets.length * 8; bit++) {
            octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return IpAddress.of(octets);
    }

    private boolean hasPodPorts(Link bridge) {
        Cabling cabling = new Cabling(facts);
        for (Link port : facts.host().links()) {
            Link peer = port.master() != null && port.master() == bridge.index() ? cabling.peerOf(port) : null;
            if (peer != null && !facts.podsIn(peer.netns()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private PodPlace elsewhere(IpAddress address, Route chosen) {
        if (chosen == null
                || chosen.destination().prefixLength() == 0
                || chosen.nextHops().isEmpty()) {
            return null;
        }
        List<String> remarks = new ArrayList<>();
        for (Route.NextHop hop : chosen.nextHops()) {
            remarks.add("not on this node: sent " + (hop.gateway() == null ? "straight" : "via " + hop.gateway())
                    + " on " + hop.link() + beyond(hop));
        }
        return place(Kind.ELSEWHERE, address, "route", chosen.destination().toString(), remarks);
    }

    private String beyond(Route.NextHop hop) {
        for (Neighbor neighbor : neighbors) {
            if (hop.linkIndex() != null
                    && neighbor.linkIndex() == hop.linkIndex()
                    && neighbor.address().equals(hop.gateway())) {
                return carriedTo(neighbor);
            }
        }
        return "";
    }
}
