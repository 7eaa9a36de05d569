package io.podwire.api.finding;

/** What a finding says; {@link #UNKNOWN} means "could not look" and is never {@link #OK}. */
public enum Verdict {
    OK,
    WARN,
    FAIL,
    SKIP,
    UNKNOWN
}
