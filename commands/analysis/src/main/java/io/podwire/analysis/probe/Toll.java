package io.podwire.analysis.probe;

import io.podwire.api.probe.PathHop;

/**
 * What one hop lost.
 *
 * @param hop which; null: the target, wherever it was
 * @param lost of them
 * @param of probes whose fate is known
 */
record Toll(PathHop hop, long lost, long of) {

    /** All that is missing counts, also where the hop may only have been asked too fast. */
    static Toll of(PathHop hop) {
        return new Toll(hop, hop.lost() + hop.limited(), hop.sent() - hop.waiting());
    }

    /** The share that was lost, 0 to 1. */
    double share() {
        return of == 0 ? 0 : (double) lost / of;
    }

    /** The least share that was really lost, 0 to 1. */
    double least() {
        return Binomial.least(lost, of);
    }

    /** The largest. */
    double most() {
        return Binomial.most(lost, of);
    }

    /**
     * Whether it really lost more than the other.
     *
     * @param chance how often that may be said of two that lose alike, 0 to 1
     */
    boolean moreThan(Toll other, double chance) {
        return of > 0
                && other.of > 0
                && share() > other.share()
                && Binomial.alike(other.lost, other.of, lost, of) < chance;
    }
}
