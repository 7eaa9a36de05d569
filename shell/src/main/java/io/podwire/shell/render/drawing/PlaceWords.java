package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.topology.TopologyPlace.Kind;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;

/** Namespaces in words. */
final class PlaceWords {

    private PlaceWords() {}

    static String title(TopologyPlace place) {
        return place.kind() == Kind.HOST ? "host network" : Printable.of(place.label());
    }

    static String subtitle(TopologyPlace place) {
        return place.kind() == Kind.HOST ? "" : kind(place.kind());
    }

    static List<String> facts(TopologyPlace place) {
        List<String> facts = new ArrayList<>();
        facts.add(
                place.kind() == Kind.HOST
                        ? "host network of " + Printable.of(place.node())
                        : kind(place.kind()) + " " + Printable.of(place.label()));
        facts.add("network namespace " + place.inode());
        place.names().forEach(name -> facts.add("named " + Printable.of(name)));
        return facts;
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case HOST -> "host";
            case POD -> "pod";
            case CONTAINER -> "container";
            case NETNS -> "network namespace";
        };
    }
}
