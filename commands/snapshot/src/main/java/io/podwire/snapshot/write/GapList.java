package io.podwire.snapshot.write;

import io.podwire.api.command.Gap;
import io.podwire.values.frame.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What could not be read. A kind of fact that this kernel lacks fails in every namespace, and is told once. */
final class GapList {

    private final List<Gap> single = new ArrayList<>();
    private final Map<String, Common> common = new LinkedHashMap<>();

    private record Common(Gap first, int more) {}

    void add(Gap gap) {
        single.add(gap);
    }

    void addAll(List<Gap> gaps) {
        single.addAll(gaps);
    }

    /** One kind of fact of one namespace. */
    void add(String netns, String kind, Problem problem) {
        common.merge(
                kind + " " + problem.type(),
                new Common(new Gap(netns, kind + ": " + problem.message()), 0),
                (first, another) -> new Common(first.first(), first.more() + 1));
    }

    /** All, in the order they were found. */
    List<Gap> all() {
        List<Gap> all = new ArrayList<>(single);
        for (Common one : common.values()) {
            Gap first = one.first();
            all.add(
                    one.more() == 0
                            ? first
                            : new Gap(first.subject(), first.reason() + " (and so in " + one.more() + " more)"));
        }
        return all;
    }
}
