package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyPlace;

/** Namespaces in words. */
final class PlaceWords {

    private PlaceWords() {}

    static String kind(TopologyPlace.Kind kind) {
        return switch (kind) {
            case HOST -> "host network of";
            case POD -> "pod";
            case CONTAINER -> "container";
            case NETNS -> "network namespace";
        };
    }
}
