package io.podwire.probe.path;

import io.podwire.api.probe.HopTimes;
import java.time.Duration;

/**
 * Adds up round-trip times as mtr does, but without mtr's rounding to whole microseconds at each step, which makes its averages sink by
 * up to a microsecond an answer.
 */
final class HopFigures {

    private long count;
    private double last;
    private double best;
    private double worst;
    private double mean;
    private double squares;
    private double logarithms;
    private double jitter;
    private double jitterMean;
    private double jitterWorst;
    private double jitterSmoothed;

    /** The next answer's. */
    void add(Duration rtt) {
        double nanos = rtt.toNanos();
        count++;
        jitter = count == 1 ? 0 : Math.abs(nanos - last);
        last = nanos;
        best = count == 1 ? nanos : Math.min(best, nanos);
        worst = Math.max(worst, nanos);
        double step = nanos - mean;
        mean += step / count;
        squares += step * (nanos - mean);
        logarithms += Math.log(nanos);
        jitterMean += (jitter - jitterMean) / count;
        jitterWorst = Math.max(jitterWorst, jitter);
        jitterSmoothed += (jitter - jitterSmoothed) / 16;
    }

    /** @return null where there was none */
    HopTimes times() {
        if (count == 0) {
            return null;
        }
        return new HopTimes(
                of(last),
                of(best),
                of(mean),
                of(worst),
                of(count == 1 ? 0 : Math.sqrt(squares / (count - 1))),
                of(Math.exp(logarithms / count)),
                of(jitter),
                of(jitterMean),
                of(jitterWorst),
                of(jitterSmoothed));
    }

    private static Duration of(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }
}
