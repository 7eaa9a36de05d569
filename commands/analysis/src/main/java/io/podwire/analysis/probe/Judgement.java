package io.podwire.analysis.probe;

import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.probe.ProbeRule;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a rule says of figures; the words are made of it where the language is known.
 *
 * @param rule which
 * @param verdict how bad it is
 * @param code what it is about
 * @param figures what convinces, by name, in order; what is to be said in words stands here too
 */
public record Judgement(ProbeRule rule, Verdict verdict, FindingCode code, Map<String, String> figures) {

    public Judgement {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    static Judgement of(ProbeRule rule, Verdict verdict, FindingCode code) {
        return new Judgement(rule, verdict, code, Map.of());
    }

    /** With one more figure; one that is not known is left out. */
    Judgement with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(figures);
        more.put(name, value.toString());
        return new Judgement(rule, verdict, code, more);
    }

    /** With the figures of a loss: how many of how many, the share, and between what the true share is (95 %). */
    Judgement withLoss(long lost, long of) {
        return with("lost", lost)
                .with("of", of)
                .with("percent", percent(of == 0 ? 0 : (double) lost / of))
                .with("from", percent(Binomial.least(lost, of)))
                .with("to", percent(Binomial.most(lost, of)));
    }

    /** A share as {@code 12.5}, in percent. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** A time as {@code 12.3}, in seconds. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e9);
    }

    /** A time as {@code 12.3 ms}; below 10 ms as {@code 0.123 ms}. */
    static String time(Duration time) {
        return time == null
                ? null
                : String.format(Locale.ROOT, time.toMillis() < 10 ? "%.3f ms" : "%.1f ms", time.toNanos() / 1e6);
    }
}
