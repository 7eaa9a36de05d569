package io.podwire.api.finding;

import java.util.List;
import java.util.Objects;

/**
 * What was judged of one thing. The first of a diagnosis that fails is its root cause; what follows from it stands as evidence.
 *
 * @param code what it is about: the {@link FindingCode#code} of one on the closed list
 * @param verdict FAIL and WARN: it is so; OK: looked, and it is not so; SKIP: does not apply here; UNKNOWN: could not look
 * @param subject the object as its owner would type it, e.g. {@code 10.61.1.0 on flannel.1}
 * @param evidence the facts read, in the order in which they convince
 * @param reason the facts' meaning in one line, or null
 * @param fix a command line that would mend it, never run unasked; or null
 */
public record Finding(
        String code, Verdict verdict, String subject, List<Evidence> evidence, String reason, String fix) {

    /** @throws io.podwire.api.error.BadUse for a code that is not on the list */
    public Finding {
        code = FindingCode.parse(code).code();
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(subject, "subject");
        evidence = List.copyOf(evidence);
    }

    /**
     * A fact.
     *
     * @param fact what was read, in words
     * @param source where it was read, as a reader who wants to check it would name it: {@code neighbors in host}
     */
    public record Evidence(String fact, String source) {}
}
