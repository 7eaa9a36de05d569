package io.podwire.analysis.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * A hop that is missing more answers than one behind it. What that one answered, the hop has forwarded: so it does not lose packets, it
 * only leaves some of those unanswered that end at it.
 *
 * @param at the hop
 * @param behind the one that proves it; the target itself where that does
 */
record Excess(Toll at, Toll behind) {

    /**
     * How often this may be said somewhere on a path whose hops all lose alike. Of thirteen hops there are 78 pairs, and four of these
     * would differ by chance if each alone were held to this.
     */
    private static final double CHANCE = 0.05;

    /** @param way those that answer, in the order of the path */
    static List<Excess> of(List<Toll> way) {
        double chance = CHANCE / Math.max(1, way.size() * (way.size() - 1) / 2);
        List<Excess> all = new ArrayList<>();
        Toll best = null;
        for (int i = way.size() - 1; i >= 0; i--) {
            Toll one = way.get(i);
            if (best != null && one.moreThan(best, chance)) {
                all.add(0, new Excess(one, best));
            }
            // the one that most surely lost little, not the one that was asked once
            if (best == null || one.most() < best.most()) {
                best = one;
            }
        }
        return all;
    }
}
