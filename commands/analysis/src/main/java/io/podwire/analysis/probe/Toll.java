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

    /** Two figures differ where chance would do that in fewer than one case of twenty. */
    private static final double CHANCE = 0.05;

    /** All that is missing counts, also where the hop may only have been asked too fast. */
    static Toll of(PathHop hop) {
        return new Toll(hop, hop.lost() + hop.limited(), hop.sent() - hop.waiting());
    }

    /** The least share that was really lost, 0 to 1. */
    double least() {
        return Binomial.least(lost, of);
    }

    /** Whether it really lost more than the other. */
    boolean moreThan(Toll other) {
        return of > 0
                && other.of > 0
                && (double) lost / of > (double) other.lost / other.of
                && Binomial.alike(other.lost, other.of, lost, of) < CHANCE;
    }
}
