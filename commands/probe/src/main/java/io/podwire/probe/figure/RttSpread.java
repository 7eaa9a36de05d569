package io.podwire.probe.figure;

import io.podwire.api.probe.RttStatistics;
import java.time.Duration;
import org.HdrHistogram.PackedHistogram;

/**
 * Round-trip times, one after the other, and what is told of them. Mean and deviation by Welford's method, which loses no digits over
 * millions; percentiles from a histogram of three significant digits, whose memory grows with how different the times are and not with
 * how many there are (at most some 30,000 buckets for a nanosecond to an hour).
 */
public final class RttSpread {

    private static final int DIGITS = 3;

    private final PackedHistogram histogram = new PackedHistogram(DIGITS);
    private long count;
    private long last;
    private long best = Long.MAX_VALUE;
    private long worst;
    private double mean;
    private double squares;
    private double jitterSum;

    /** Takes one; a negative one, which a clock that was set back gives, as zero. */
    public void add(Duration rtt) {
        long nanos = Math.max(0, rtt.toNanos());
        if (count > 0) {
            jitterSum += Math.abs(nanos - last);
        }
        count++;
        last = nanos;
        best = Math.min(best, nanos);
        worst = Math.max(worst, nanos);
        double delta = nanos - mean;
        mean += delta / count;
        squares += delta * (nanos - mean);
        histogram.recordValue(nanos);
    }

    /** The shortest; null where there is none. */
    public Duration least() {
        return known(best);
    }

    /** The longest; null where there is none. */
    public Duration most() {
        return known(worst);
    }

    /** Arithmetic mean; null where there is none. */
    public Duration mean() {
        return known(Math.round(mean));
    }

    /**
     * What so many of a hundred are not above; null where there is none.
     *
     * @param percent 0 to 100
     */
    public Duration percentile(double percent) {
        return known(Math.min(worst, Math.max(best, histogram.getValueAtPercentile(percent))));
    }

    /** Standard deviation of these (divided by n), ping's mdev; null where there is none. */
    public Duration deviation() {
        return known(count == 0 ? 0 : Math.round(Math.sqrt(squares / count)));
    }

    /**
     * Mean of the differences between each and the one before, without sign; zero for one, null where there is none. mtr's Javg counts the
     * first one as a difference of zero too.
     */
    public Duration meanJitter() {
        return known(count < 2 ? 0 : Math.round(jitterSum / (count - 1)));
    }

    /** All of it; null where there is none. */
    public RttStatistics statistics() {
        return count == 0
                ? null
                : new RttStatistics(
                        least(),
                        mean(),
                        most(),
                        deviation(),
                        percentile(50),
                        percentile(95),
                        percentile(99),
                        meanJitter());
    }

    private Duration known(long nanos) {
        return count == 0 ? null : Duration.ofNanos(nanos);
    }
}
