package io.podwire.scripts.runbook;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadUse;
import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Finding.Evidence;
import io.podwire.api.finding.FindingCode;
import io.podwire.api.finding.Verdict;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A finding from what a runbook says of it. */
final class Judgement {

    private static final List<String> NAMES = List.of("evidence", "fix");

    private Judgement() {}

    /**
     * The finding.
     *
     * @param named {@code evidence} and {@code fix}
     * @param subject a text, or a record, which gets the text its owner would type
     * @param reason null: what the code means, where it is so
     * @throws BadUse for an unknown code or name
     */
    static Finding of(Verdict verdict, Map<String, ?> named, String code, Object subject, Object reason) {
        for (String name : named.keySet()) {
            if (!NAMES.contains(name)) {
                String question = Nearest.question(name, NAMES);
                throw new BadUse("a finding has no '" + Printable.of(name) + ":'"
                        + (question.isEmpty() ? "; there are " + String.join(", ", NAMES) : question));
            }
        }
        FindingCode known = FindingCode.parse(code);
        boolean itIsSo = verdict == Verdict.FAIL || verdict == Verdict.WARN;
        return new Finding(
                code,
                verdict,
                SubjectText.of(subject),
                evidence(named.get("evidence")),
                reason != null ? reason.toString() : itIsSo ? known.meaning() : null,
                named.get("fix") == null ? null : fix(named.get("fix")));
    }

    /** A list of words is a command line, as {@code change} takes it. */
    private static String fix(Object given) {
        return given instanceof List<?> words ? CommandText.of(words) : given.toString();
    }

    /** A fact, a map from facts to their sources, or a list of those. */
    private static List<Evidence> evidence(Object given) {
        List<Evidence> all = new ArrayList<>();
        if (given instanceof Iterable<?> several) {
            several.forEach(each -> all.addAll(evidence(each)));
        } else if (given instanceof Map<?, ?> sourced) {
            sourced.forEach((fact, source) -> all.add(new Evidence(SubjectText.of(fact), SubjectText.of(source))));
        } else if (given instanceof Evidence ready) {
            all.add(ready);
        } else if (given != null) {
            all.add(new Evidence(SubjectText.of(given), null));
        }
        return all;
    }
}
