package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.net.TrafficFilter.Action;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What tc's mirred action sends to another link. Two links that take over each other's incoming packets (a virtual machine's tap or
 * tunnel and the pod's cable) are one edge; a redirect without its opposite goes {@link Direction#FORTH}.
 */
final class Redirects implements EdgeSort {

    /** @param taking true where it takes what comes in at {@code from} and sends it out: only these have an opposite */
    private record Way(String from, String to, boolean taking) {

        Way opposite() {
            return new Way(to, from, taking);
        }
    }

    @Override
    public void find(NodeView view, Consumer<TopologyEdge> edges) {
        Map<Way, Set<String>> ways = new LinkedHashMap<>();
        view.eachForwarding(forwarding -> forwarding
                .filters()
                .forEach(filter -> filter.actions().forEach(action -> add(view, filter, action, ways))));
        Set<Way> done = new LinkedHashSet<>();
        ways.forEach((way, labels) -> {
            if (!done.contains(way)) {
                Set<String> back = way.taking() ? ways.get(way.opposite()) : null;
                done.add(way.opposite());
                edges.accept(edge(way, labels, back));
            }
        });
    }

    private static void add(NodeView view, TrafficFilter filter, Action action, Map<Way, Set<String>> ways) {
        if (action.redirect() == null) {
            return;
        }
        Link from = view.link(filter.netns(), filter.linkIndex());
        Link to = view.link(filter.netns(), action.redirect().linkIndex());
        if (from == null || to == null || from == to) {
            return;
        }
        boolean taking = filter.parent().equals("ingress")
                && action.redirect().mode().equals("redirect")
                && action.redirect().direction().equals("egress");
        ways.computeIfAbsent(new Way(view.id(from), view.id(to), taking), way -> new LinkedHashSet<>())
                .add(label(filter, action, taking));
    }

    /** In the order in which tc prints it: what is done, by which classifier, to what. */
    private static String label(TrafficFilter filter, Action action, boolean taking) {
        List<String> words = new ArrayList<>();
        words.add("mirred " + action.redirect().mode());
        if (!taking) {
            words.add(filter.parent() + " to " + action.redirect().direction());
        }
        words.add(filter.kind());
        if (Boolean.TRUE.equals(filter.matchesAll())) {
            words.add(filter.protocol().equals("all") ? "all" : "all " + filter.protocol());
        } else {
            words.add(filter.match() == null ? "some" : filter.match());
        }
        return String.join(", ", words);
    }

    private static TopologyEdge edge(Way way, Set<String> labels, Set<String> back) {
        String there = Words.few(labels, "; ");
        boolean alike = back != null && back.equals(labels);
        String label = back == null || alike ? there : there + "; back: " + Words.few(back, "; ");
        return new TopologyEdge(
                Kind.REDIRECT,
                way.from(),
                way.to(),
                null,
                back == null ? Direction.FORTH : Direction.BOTH,
                label,
                back == null ? "RTM_NEWTFILTER, TCA_MIRRED_PARMS" : "RTM_NEWTFILTER, TCA_MIRRED_PARMS of both");
    }
}
