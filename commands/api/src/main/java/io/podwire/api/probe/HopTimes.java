package io.podwire.api.probe;

import java.time.Duration;

/**
 * Round-trip times of a hop, by mtr's definitions. Jitter is the difference from one answer to the next.
 *
 * @param last the newest
 * @param best the shortest
 * @param average arithmetic mean
 * @param worst the longest
 * @param deviation standard deviation of a sample (n - 1); zero for one
 * @param geometricMean zero where one of them is
 * @param jitter of the newest; zero for one
 * @param jitterAverage over all answers, the first one's, zero, included
 * @param jitterWorst the largest
 * @param jitterSmoothed interarrival jitter by RFC 3550 section 6.4.1, a sixteenth of what mtr prints in column I
 */
public record HopTimes(
        Duration last,
        Duration best,
        Duration average,
        Duration worst,
        Duration deviation,
        Duration geometricMean,
        Duration jitter,
        Duration jitterAverage,
        Duration jitterWorst,
        Duration jitterSmoothed) {}
