package io.podwire.api.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How {@code paping}, {@code ping} or {@code udp} went.
 *
 * @param begin when the first probe left that a reply was told to; without any, when it was begun; null where it was not
 * @param elapsed from there until the last answer, or the last probe without one
 * @param targets in the order in which they were named
 * @param remarks what is to be said beside the figures: a rate that this host could not keep, a clock that is not the kernel's
 * @param passed whether at least one probe was answered as one hoped, and no target lost more than it was allowed to
 */
public record ProbeSummary(
        Instant begin, Duration elapsed, List<TargetFigures> targets, List<String> remarks, boolean passed) {

    public ProbeSummary {
        targets = List.copyOf(targets);
        remarks = List.copyOf(remarks);
    }
}
