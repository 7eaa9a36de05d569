package io.podwire.api.probe;

import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What figures of probes mean. Of several about the same figures the first is the one to act on.
 *
 * @param verdict WARN at most where nothing is wrong with the way to the target itself
 * @param code what it is about: the {@link FindingCode#code} of one on the closed list
 * @param rule by which the figures were read
 * @param evidence the figures themselves, by name, in the order in which they convince: {@code lost}, {@code of}, {@code hop}, …;
 *     percents to a tenth, times with their unit
 * @param words one sentence, in the language that was asked for
 */
public record ProbeVerdict(Verdict verdict, String code, ProbeRule rule, Map<String, String> evidence, String words) {

    /** @throws io.podwire.api.error.BadUse for a code that is not on the list */
    public ProbeVerdict {
        Objects.requireNonNull(verdict, "verdict");
        code = FindingCode.parse(code).code();
        Objects.requireNonNull(rule, "rule");
        // in the order given: it tells which figure matters most
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        Objects.requireNonNull(words, "words");
    }
}
