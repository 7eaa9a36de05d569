package io.podwire.analysis.probe;

import java.util.List;

/**
 * Where the loss that the target suffers begins. The hops before it lose next to nothing, the hops from it on all the same share: the
 * beginning that makes what was counted most likely is the best guess, and each that makes it nearly as likely is possible. So all hops
 * have a say; one that was lucky, or unlucky, does not decide.
 *
 * @param lastGood the last hop before the first possible beginning; null where that is the first hop which answers
 * @param first the last possible beginning: at this hop, if not before, packets are lost
 */
record Onset(Toll lastGood, Toll first) {

    /**
     * A beginning that makes the figures less likely than a fortieth of what the best one does is out of the question: Ville's inequality
     * has the right one among the rest in 19 of 20 cases, one of 40 lost on either side.
     */
    private static final double OUT_OF_THE_QUESTION = Math.log(40);

    /** Before the beginning no more than this is lost, here and there an answer. */
    private static final double MOST_STRAY = PathJudge.LEAST_LOSS;

    /**
     * Finds it.
     *
     * @param way hops whose figures tell of the way to them, in the order of the path; the target is the last
     * @return null where the figures do not tell
     */
    static Onset of(List<Toll> way) {
        double[] likelihoods = likelihoods(way);
        double best = Double.NEGATIVE_INFINITY;
        for (double likelihood : likelihoods) {
            best = Math.max(best, likelihood);
        }
        int earliest = -1;
        int latest = -1;
        for (int i = 0; i < likelihoods.length; i++) {
            if (likelihoods[i] >= best - OUT_OF_THE_QUESTION) {
                earliest = earliest < 0 ? i : earliest;
                latest = i;
            }
        }
        Toll first = way.get(latest);
        boolean oneHop = first.hop() != null && first.hop().hop() == 1;
        boolean anywhere = earliest == 0 && latest == way.size() - 1 && !oneHop;
        return anywhere || first.hop() == null ? null : new Onset(earliest == 0 ? null : way.get(earliest - 1), first);
    }

    /** Whether no hop lies between the two. */
    boolean exact() {
        return lastGood == null || lastGood.hop().hop() + 1 == first.hop().hop();
    }

    /** Of each hop, the logarithm of how likely the figures are if the loss begins there. */
    private static double[] likelihoods(List<Toll> way) {
        long lostAfter = way.stream().mapToLong(Toll::lost).sum();
        long after = way.stream().mapToLong(Toll::of).sum();
        long lostBefore = 0;
        long before = 0;
        double[] all = new double[way.size()];
        for (int i = 0; i < all.length; i++) {
            double stray = before == 0 ? 0 : Math.min(MOST_STRAY, (double) lostBefore / before);
            double real = after == 0 ? 0 : (double) lostAfter / after;
            all[i] = Binomial.logLikelihood(lostBefore, before, stray) + Binomial.logLikelihood(lostAfter, after, real);
            Toll hop = way.get(i);
            lostBefore += hop.lost();
            before += hop.of();
            lostAfter -= hop.lost();
            after -= hop.of();
        }
        return all;
    }
}
