package io.podwire.analysis.probe;

/** Logarithms of factorials. */
final class LogFactorial {

    private static final double[] SMALL = small();

    private LogFactorial() {}

    private static double[] small() {
        double[] all = new double[256];
        for (int i = 2; i < all.length; i++) {
            all[i] = all[i - 1] + Math.log(i);
        }
        return all;
    }

    /** By Stirling's series above 255, where its fourth term is below 1e-19. */
    static double of(long n) {
        if (n < SMALL.length) {
            return SMALL[(int) n];
        }
        double x = n;
        return (x + 0.5) * Math.log(x)
                - x
                + 0.5 * Math.log(2 * Math.PI)
                + 1 / (12 * x)
                - 1 / (360 * x * x * x)
                + 1 / (1260 * x * x * x * x * x);
    }

    /** Logarithm of n over k. */
    static double choose(long n, long k) {
        return of(n) - of(k) - of(n - k);
    }
}
