package io.podwire.analysis.probe;

import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.ProbeRule;
import java.time.Duration;

/** Whether round trips differ so widely that their mean says little: then best and worst are to be looked at. */
final class Spread {

    /** On a quiet wire one wake-up of a busy processor triples a time of 50 µs; nobody notices differences below this. */
    private static final Duration NOTICEABLE = Duration.ofMillis(10);

    private static final int FEWEST = 5;

    private Spread() {}

    /**
     * Judges times.
     *
     * @param count how many there are
     * @return null where they do not differ that much, or there are too few
     */
    static Judgement of(long count, Duration best, Duration mean, Duration worst, Duration deviation) {
        boolean wide = count >= FEWEST
                && worst.minus(best).compareTo(NOTICEABLE) >= 0
                && deviation.multipliedBy(2).compareTo(mean) >= 0;
        return !wide
                ? null
                : Judgement.of(ProbeRule.WIDE_SPREAD, Verdict.WARN, FindingCode.LATENCY_UNSTABLE)
                        .with("best", Judgement.time(best))
                        .with("worst", Judgement.time(worst))
                        .with("average", Judgement.time(mean))
                        .with("deviation", Judgement.time(deviation))
                        .with("answers", count);
    }
}
