package io.podwire.analysis.probe;

/**
 * How much a count of lost probes says. One of ten lost is no rate of ten percent: the true one may be anything from 0.3 to 44.5.
 * Exact methods, since counts are small just where it matters.
 */
final class Binomial {

    /** Of 95 %, the part on each side. */
    private static final double TAIL = 0.025;

    private static final int HALVINGS = 50;

    /** Standard deviations. */
    private static final double FAR = 12;

    private Binomial() {}

    /** The least share, 0 to 1, that agrees with so many lost (Clopper and Pearson 1934, 95 %). */
    static double least(long lost, long of) {
        return lost == 0 ? 0 : bound(share -> atLeast(lost, of, share) < TAIL);
    }

    /** The largest share, 0 to 1, that agrees with so many lost. */
    static double most(long lost, long of) {
        return lost >= of ? 1 : bound(share -> 1 - atLeast(lost + 1, of, share) > TAIL);
    }

    private interface Below {
        boolean holds(double share);
    }

    /** Where a condition that holds from 0 on ends. */
    private static double bound(Below below) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below.holds(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** How likely it is to lose so many or more, each lost with that share. */
    private static double atLeast(long lost, long of, double share) {
        // so far from what is to be expected, nothing is left to add up, and a million probes cost no time
        double far = FAR * (1 + Math.sqrt(of * share * (1 - share)));
        if (Math.abs(lost - of * share) > far) {
            return lost < of * share ? 1 : 0;
        }
        double sum = 0;
        for (long i = lost; i <= of; i++) {
            double term = Math.exp(LogFactorial.choose(of, i) + i * Math.log(share) + (of - i) * Math.log1p(-share));
            sum += term;
            if (i > of * share && term < sum * 1e-12) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    /** How likely that very sequence of lost and answered is, each lost with that share; its logarithm. */
    static double logLikelihood(long lost, long of, double share) {
        double losses = lost == 0 ? 0 : lost * Math.log(share);
        double answers = lost == of ? 0 : (of - lost) * Math.log1p(-share);
        return losses + answers;
    }

    /**
     * How likely it is that the first loses no more than it did if both lose alike (Fisher's exact test, one side): small where the
     * second really loses more.
     */
    static double alike(long lostFirst, long first, long lostSecond, long second) {
        long lost = lostFirst + lostSecond;
        double whole = LogFactorial.choose(first + second, lost);
        double sum = 0;
        for (long i = lostFirst; i >= Math.max(0, lost - second); i--) {
            double term = Math.exp(LogFactorial.choose(first, i) + LogFactorial.choose(second, lost - i) - whole);
            sum += term;
            if (term < sum * 1e-12) {
                break;
            }
        }
        return Math.min(1, sum);
    }
}
