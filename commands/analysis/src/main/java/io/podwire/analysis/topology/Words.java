package io.podwire.analysis.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Labels stay short: a node has a hundred peers, and three of them tell as much. */
final class Words {

    private static final int SHOWN = 3;

    private Words() {}

    /** The first few, and how many more there are. */
    static String few(Collection<String> all, String between) {
        if (all.size() <= SHOWN) {
            return String.join(between, all);
        }
        List<String> first = new ArrayList<>(all).subList(0, SHOWN);
        return String.join(between, first) + " and " + (all.size() - SHOWN) + " more";
    }
}
