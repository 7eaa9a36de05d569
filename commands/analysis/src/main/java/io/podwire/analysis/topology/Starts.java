package io.podwire.analysis.topology;

import io.podwire.analysis.place.Places;
import io.podwire.api.error.NotFound;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The vertices that a target means: where its way begins. */
final class Starts {

    private final String node;
    private final long host;
    private final Topology graph;
    private final Set<String> starts = new LinkedHashSet<>();

    private Starts(String node, long host, Topology graph) {
        this.node = node;
        this.host = host;
        this.graph = graph;
    }

    /**
     * On the first of the nodes that knows the target.
     *
     * @param names of the nodes in the graph
     */
    static Set<String> of(TargetRef target, List<TopologyFacts> nodes, List<String> names, Topology graph) {
        for (int i = 0; i < nodes.size(); i++) {
            TopologyFacts facts = nodes.get(i);
            boolean otherNode = target.form() == TargetRef.Form.NODE
                    && !target.value().equals(facts.node().hostName());
            if (otherNode && nodes.size() > 1) {
                continue;
            }
            List<PodPlace> places = new Places(facts.node()).find(target);
            if (!places.isEmpty()) {
                Starts starts =
                        new Starts(names.get(i), facts.node().host().netns().inode(), graph);
                places.forEach(place -> starts.add(target, place));
                return starts.starts;
            }
        }
        throw new Places(nodes.get(0).node()).notFound(target);
    }

    private void add(TargetRef target, PodPlace place) {
        if (place.netns() == null) {
            throw new NotFound(Printable.of(target.toString()) + ": its network namespace is not on " + node);
        }
        long inode = place.netns().inode();
        String value = place.match().value();
        switch (place.match().by()) {
            case "link" -> add(inode, link -> link.name().equals(value), true);
            case "host-link" -> add(host, link -> link.name().equals(value), true);
            case "mac" -> add(inode, link -> MacAddress.parse(value).equals(link.mac()), true);
            case "host-mac" -> add(host, link -> MacAddress.parse(value).equals(link.mac()), true);
            case "address" -> add(inode, link -> inode != host || has(link, IpAddress.parse(value)), true);
            default -> add(inode, link -> true, false);
        }
    }

    private static boolean has(TopologyLink link, IpAddress address) {
        return link.addresses().stream().anyMatch(own -> own.address().equals(address));
    }

    /** @param orAll take the whole place where none is meant: a link is also found by its alternative names */
    private void add(long inode, Predicate<TopologyLink> meant, boolean orAll) {
        String place = node + "/" + inode;
        List<TopologyLink> here = graph.links().stream()
                .filter(link -> link.place().equals(place))
                .toList();
        List<TopologyLink> some = here.stream().filter(meant).toList();
        (some.isEmpty() && orAll ? here : some).forEach(link -> starts.add(link.id()));
    }
}
