package io.podwire.api.host;

import io.podwire.api.finding.Verdict;
import java.util.List;

/**
 * One thing {@code doctor} looked at.
 *
 * @param area {@code privilege}, {@code kernel}, {@code tool}, {@code runtime}, {@code cni}, {@code pods}
 * @param name what was looked for, e.g. {@code CAP_SYS_ADMIN}, {@code conntrack}, {@code flannel}
 * @param verdict OK: there; WARN: something will not work without it; FAIL: podwire can do little; UNKNOWN: could not look
 * @param found what was seen, in words
 * @param evidence from what it was known: files, links, values
 * @param fix what to do about a lack, or null
 */
public record Check(String area, String name, Verdict verdict, String found, List<String> evidence, String fix) {
    public Check {
        evidence = List.copyOf(evidence);
    }
}
