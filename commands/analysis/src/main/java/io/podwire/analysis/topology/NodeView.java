package io.podwire.analysis.topology;

import io.podwire.analysis.place.Cabling;
import io.podwire.analysis.place.NetnsFacts;
import io.podwire.analysis.place.NodeFacts;
import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.value.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One node's facts, asked the way a graph is made of them: by link, with the names that links and places have in the graph. */
final class NodeView {

    private final String name;
    private final TopologyFacts facts;
    private final Cabling cabling;
    private final List<Link> links = new ArrayList<>();
    private final Map<Long, Map<Integer, List<Cidr>>> addresses = new HashMap<>();

    /** @param name of the node, no other of the graph has */
    NodeView(TopologyFacts facts, String name) {
        this.name = name;
        this.facts = facts;
        this.cabling = new Cabling(facts.node());
        for (NetnsFacts netns : facts.node().netnses()) {
            Map<Integer, List<Cidr>> here = new HashMap<>();
            for (Address address : netns.addresses()) {
                here.computeIfAbsent(address.linkIndex(), index -> new ArrayList<>())
                        .add(address.address());
            }
            addresses.put(netns.netns().inode(), here);
            netns.links().stream().filter(this::drawn).forEach(links::add);
        }
    }

    /** The loopback leads nowhere, so it is a vertex only where it has addresses that others can reach. */
    private boolean drawn(Link link) {
        return !link.flags().contains("LOOPBACK")
                || addresses(link).stream().anyMatch(own -> !own.address().loopback());
    }

    String name() {
        return name;
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

    Forwarding forwarding(long inode) {
        return facts.forwarding().getOrDefault(inode, Forwarding.NONE);
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

    /** The other end of a cable, or null. */
    Link peerOf(Link link) {
        return cabling.peerOf(link);
    }

    /** The link that one on top of another names as the one below, or null. */
    Link parentOf(Link link) {
        Link parent = cabling.parentOf(link);
        return parent != null && drawn(parent) ? parent : null;
    }

    String id(Link link) {
        return placeId(link.netns()) + "/" + link.index();
    }

    String placeId(long inode) {
        return name + "/" + inode;
    }
}
