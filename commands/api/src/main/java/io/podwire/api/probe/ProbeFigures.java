package io.podwire.api.probe;

/**
 * What came of all probes to one target. Each that was made is counted once, by its first {@link Outcome}; one that is still under way
 * is not counted yet.
 *
 * @param attempts sum of all outcomes, late ones apart
 * @param answered as one hoped
 * @param refused by the target
 * @param unreachable somebody said that it can't get there
 * @param expired its TTL was used up on the way
 * @param tooBig it did not fit through
 * @param timedOut nothing came in time
 * @param late of those timed out: answered afterwards
 * @param notSent it never left
 * @param lossPercent of those that left, the share to which nothing came, not even late; 0 to 100, and 0 where none left
 * @param rtt of those answered; null where none was
 * @param longestOutage the longest time without an answer as one hoped; null where each was answered so
 */
public record ProbeFigures(
        long attempts,
        long answered,
        long refused,
        long unreachable,
        long expired,
        long tooBig,
        long timedOut,
        long late,
        long notSent,
        double lossPercent,
        RttStatistics rtt,
        Outage longestOutage) {

    /** All that were not answered as one hoped, in time. */
    public long failed() {
        return attempts - answered;
    }

    /** {@link #failed} of {@link #attempts} as a share; 0 to 100, and 0 where there were none. */
    public double failedPercent() {
        return attempts == 0 ? 0 : 100.0 * failed() / attempts;
    }
}
