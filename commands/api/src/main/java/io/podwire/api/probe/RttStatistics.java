package io.podwire.api.probe;

import java.time.Duration;

/**
 * Round-trip times of all answers that came in time, added up.
 *
 * @param least of them
 * @param mean arithmetic mean
 * @param most of them
 * @param deviation standard deviation of the whole (divided by n), as ping tells it as mdev
 * @param p50 half of them are not above this; percentiles are right to a thousandth of their value
 * @param p95 so are 95 of 100
 * @param p99 so are 99 of 100
 * @param jitter mean of the differences between each and the one before, without sign; zero for a single one
 */
public record RttStatistics(
        Duration least,
        Duration mean,
        Duration most,
        Duration deviation,
        Duration p50,
        Duration p95,
        Duration p99,
        Duration jitter) {}
