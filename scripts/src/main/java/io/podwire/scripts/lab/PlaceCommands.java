package io.podwire.scripts.lab;

import java.util.List;

/**
 * What is typed in one place.
 *
 * @param place {@code lab} between the nodes, a node, a pod as {@code NS/NAME}, another namespace as {@code NODE:NAME}
 * @param lines for sh, in their order
 */
public record PlaceCommands(String place, List<String> lines) {
    public PlaceCommands {
        lines = List.copyOf(lines);
    }
}
