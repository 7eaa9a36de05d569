package io.podwire.probe.path;

/**
 * A probe under way.
 *
 * @param number by which its reply is known
 * @param round in which it left
 * @param hop its TTL
 * @param flow it belongs to, from 0
 * @param sentNanos when it left, by the prober's clock
 */
record Flight(long number, long round, int hop, int flow, long sentNanos) {}
