package io.podwire.analysis.topology;

import io.podwire.analysis.place.Cabling;
import io.podwire.analysis.place.NetnsFacts;
import io.podwire.analysis.place.NodeFacts;
import io.podwire.api.net.Address;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Route;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One node's facts, asked the way a graph is made of them: by link, with the names that links and places have in the graph. */
final class NodeView {

    private final String name;
    private final TopologyFacts facts;
    private final Cabling cabling;
    private final List<NetnsFacts> places = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<Long, Map<Integer, List<Cidr>>> addresses = new HashMap<>();
    private final Map<Long, Map<Integer, List<Route>>> routes = new HashMap<>();
    private final OvsView ovs;
    private final List<TunnelEnd> tunnels;

    /** @param name of the node, which no other of the graph has */
    NodeView(TopologyFacts facts, String name) {
        this.name = name;
        this.facts = facts;
        this.cabling = new Cabling(facts.node());
        facts.node().netnses().forEach(places::add);
        places.sort(Comparator.comparing((NetnsFacts netns) -> !netns.netns().host())
                .thenComparing(netns -> label(netns.netns()))
                .thenComparing(netns -> netns.netns().inode()));
        for (NetnsFacts netns : places) {
            addresses.put(netns.netns().inode(), byLink(netns));
            routes.put(netns.netns().inode(), byLink(forwarding(netns.netns().inode())));
            netns.links().stream().filter(this::drawn).forEach(links::add);
        }
        this.ovs = new OvsView(facts.node(), links, name);
        this.tunnels = TunnelEnds.all(this);
    }

    private static Map<Integer, List<Cidr>> byLink(NetnsFacts netns) {
        Map<Integer, List<Cidr>> here = new HashMap<>();
        for (Address address : netns.addresses()) {
            here.computeIfAbsent(address.linkIndex(), index -> new ArrayList<>())
                    .add(address.address());
        }
        return here;
    }

    /** Only routes that lead somewhere, and not those that every link has. */
    private static Map<Integer, List<Route>> byLink(Forwarding forwarding) {
        Map<Integer, List<Route>> here = new HashMap<>();
        for (Route route : forwarding.routes()) {
            boolean leads = route.type().equals("unicast")
                    && !"local".equals(route.tableName())
                    && !route.destination().address().linkLocal();
            for (Route.NextHop hop : leads ? route.nextHops() : List.<Route.NextHop>of()) {
                if (hop.linkIndex() != null) {
                    here.computeIfAbsent(hop.linkIndex(), index -> new ArrayList<>())
                            .add(route);
                }
            }
        }
        return here;
    }

    /**
     * The loopback leads nowhere, so it is a vertex only where it has addresses that others can reach. Of two of one index, which a saved
     * or hand-made world may have, the first is one.
     */
    private boolean drawn(Link link) {
        if (node().link(link.netns(), link.index()) != link) {
            return false;
        }
        return !link.flags().contains("LOOPBACK")
                || addresses(link).stream().anyMatch(own -> !own.address().loopback());
    }

    String name() {
        return name;
    }

    /**
     * Namespaces as they are drawn: the host's, then by what they are called. Not by inode: the kernel gives those that it has free, and a
     * picture of the same node would look different each time.
     */
    List<NetnsFacts> places() {
        return places;
    }

    /** What a namespace is called: as its only pod is, where it has one. */
    String label(Netns netns) {
        Pod only = onlyPod(netns);
        return netns.host() || only == null ? netns.label() : only.label();
    }

    /** The pod that lives there; null where none or several do. */
    Pod onlyPod(Netns netns) {
        List<Pod> pods = node().podsIn(netns.inode());
        return pods.size() == 1 ? pods.get(0) : null;
    }

    TopologyFacts facts() {
        return facts;
    }

    NodeFacts node() {
        return facts.node();
    }

    long hostInode() {
        return node().host().netns().inode();
    }

    boolean inHost(Link link) {
        return link.netns() == hostInode();
    }

    OvsView ovs() {
        return ovs;
    }

    /** Links of the kernel, then ports of Open vSwitch. */
    List<TunnelEnd> tunnels() {
        return tunnels;
    }

    Forwarding forwarding(long inode) {
        return facts.forwarding().getOrDefault(inode, Forwarding.NONE);
    }

    /** In the order of the places. */
    void eachForwarding(Consumer<Forwarding> take) {
        for (NetnsFacts netns : places) {
            take.accept(forwarding(netns.netns().inode()));
        }
    }

    /** Every vertex that the kernel knows, in the order of its place, by ifindex. */
    List<Link> links() {
        return links;
    }

    /** The link of that ifindex in that namespace; null where it was not seen, or is no vertex. */
    Link link(long inode, Integer index) {
        Link link = node().link(inode, index);
        return link != null && drawn(link) ? link : null;
    }

    List<Cidr> addresses(Link link) {
        return addresses.getOrDefault(link.netns(), Map.of()).getOrDefault(link.index(), List.of());
    }

    /** Routes of its namespace that lead over it, without those of link-local addresses. */
    List<Route> routesVia(Link link) {
        return routes.getOrDefault(link.netns(), Map.of()).getOrDefault(link.index(), List.of());
    }

    List<FdbEntry> fdb(Link link) {
        return forwarding(link.netns()).fdb().stream()
                .filter(entry -> entry.linkIndex() == link.index())
                .toList();
    }

    /** The other end of a cable, or null. */
    Link peerOf(Link link) {
        Link peer = cabling.peerOf(link);
        return peer != null && peer != link && drawn(peer) ? peer : null;
    }

    /** The link that one on top of another names as the one below, or null. */
    Link parentOf(Link link) {
        Link parent = cabling.parentOf(link);
        return parent != null && drawn(parent) ? parent : null;
    }

    String id(Link link) {
        return linkId(name, link);
    }

    static String linkId(String node, Link link) {
        return node + "/" + link.netns() + "/" + link.index();
    }

    String placeId(long inode) {
        return name + "/" + inode;
    }
}
