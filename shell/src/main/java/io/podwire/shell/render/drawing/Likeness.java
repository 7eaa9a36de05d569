package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Cidr;
import java.util.List;

/** How much two links or edges must have in common to be alike, from strict to light. */
enum Likeness {
    /** All but names, numbers and addresses. */
    ALL,
    /** What leads where, and by what. */
    SHAPE;

    /** What of a link must be the same. */
    String of(TopologyLink link, TopologyPlace place) {
        String name = link.place().equals(place.id()) && place.kind() != TopologyPlace.Kind.HOST ? link.name() : "";
        return switch (this) {
            case ALL ->
                String.join(
                        "|",
                        name,
                        link.kind(),
                        link.role().name(),
                        link.meaning(),
                        "" + link.mtu(),
                        link.operState(),
                        families(link.addresses()),
                        link.tunnel() + "",
                        link.ovs() == null
                                ? ""
                                : link.ovs().bridge() + " " + link.ovs().tag() + " "
                                        + link.ovs().type(),
                        withoutNumbers(String.join(" ", link.programs())));
            case SHAPE -> link.kind() + "|" + link.role();
        };
    }

    /** What of an edge must be the same. */
    String of(TopologyEdge edge, String from, String to) {
        String shape = edge.kind() + "|" + edge.direction() + "|" + from + "|" + to + "|" + edge.address();
        return this == ALL ? shape + "|" + withoutNumbers(edge.label()) : shape;
    }

    private static String families(List<Cidr> addresses) {
        long v6 = addresses.stream()
                .filter(each -> each.address().v6() && !each.address().linkLocal())
                .count();
        long v4 = addresses.stream().filter(each -> !each.address().v6()).count();
        return v4 + "+" + v6;
    }

    /** Words that hold a digit or a colon, addresses among them, differ without meaning anything. */
    private static String withoutNumbers(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : text.split(" ")) {
            out.append(word.chars().anyMatch(c -> c == ':' || c >= '0' && c <= '9') ? "#" : word)
                    .append(' ');
        }
        return out.toString();
    }
}
