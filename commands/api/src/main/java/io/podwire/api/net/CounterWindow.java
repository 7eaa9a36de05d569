package io.podwire.api.net;

import java.time.Duration;

/**
 * The counters of one network namespace, read twice.
 *
 * @param first the earlier reading
 * @param second the later one
 * @param elapsed between the two by a clock that is never set, unlike {@link CounterReading#at}
 */
public record CounterWindow(CounterReading first, CounterReading second, Duration elapsed) {}
