package io.podwire.shell.agent;

import java.time.Duration;

/**
 * How often a peer gives a sign of life, and how long it bears to hear none.
 *
 * @param every interval of its own
 * @param silence after which the other is held for gone; well above the other's interval
 */
public record Heartbeat(Duration every, Duration silence) {

    /** Every 2.5 s; gone after 10 s. */
    public static final Heartbeat USUAL = new Heartbeat(Duration.ofMillis(2500), Duration.ofSeconds(10));
}
