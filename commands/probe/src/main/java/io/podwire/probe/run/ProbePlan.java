package io.podwire.probe.run;

import io.podwire.api.host.Place;
import io.podwire.probe.verdict.Language;
import java.time.Duration;
import java.util.List;

/**
 * What is to be done.
 *
 * @param place probes leave from
 * @param aims at least one; each gets a probe an interval, spread over it
 * @param interval above zero
 * @param timeout of each probe, above zero
 * @param count probes to each; 0: until stopped
 * @param lasting ends it after that time; null: nothing does
 * @param quiet tells no single probes
 * @param failLossPercent more failed probes than that are a failure; null: only where none was answered
 * @param language of the verdicts
 */
public record ProbePlan(
        Place place,
        List<Aim> aims,
        Duration interval,
        Duration timeout,
        long count,
        Duration lasting,
        boolean quiet,
        Double failLossPercent,
        Language language) {

    public ProbePlan {
        aims = List.copyOf(aims);
    }

    /** What each second brings, over all aims. */
    public double perSecond() {
        return aims.size() * 1e9 / interval.toNanos();
    }
}
