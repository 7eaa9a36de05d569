package io.podwire.analysis.probe;

import io.podwire.api.probe.PathHop;
import java.util.List;

/**
 * Where the loss that the target suffers begins. A hop that loses really less than the target proves that nothing was lost up to there;
 * one that loses as the target does, and really more than that hop, proves that it was lost up to here.
 *
 * @param lastGood the last hop of the first kind; null where the first hop that answers is of the second
 * @param first the first of the second kind behind it
 */
record Onset(PathHop lastGood, PathHop first) {

    /** @return null where the figures do not tell */
    static Onset of(List<PathHop> hops, Toll end) {
        PathHop good = null;
        for (PathHop hop : hops) {
            boolean answers = hop.answered() + hop.late() > 0;
            good = answers && end.moreThan(Toll.of(hop)) ? hop : good;
        }
        for (PathHop hop : hops) {
            Toll toll = Toll.of(hop);
            boolean behind = good == null || hop.hop() > good.hop();
            boolean answers = hop.answered() + hop.late() > 0;
            boolean knows = hop.limited() == 0 && !toll.moreThan(end);
            if (behind && answers && knows && loses(toll, good)) {
                return new Onset(good, hop);
            }
        }
        return null;
    }

    private static boolean loses(Toll toll, PathHop good) {
        return good == null ? toll.hop().hop() == 1 && toll.least() > 0.01 : toll.moreThan(Toll.of(good));
    }
}
