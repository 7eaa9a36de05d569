package io.podwire.api.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * A time without an answer.
 *
 * @param begin when the first probe left that was not answered
 * @param length from there until the first probe left that was answered again, or until now
 * @param probes how many in a row were not answered in time
 * @param lasting no answer has come since
 */
public record Outage(Instant begin, Duration length, long probes, boolean lasting) {}
