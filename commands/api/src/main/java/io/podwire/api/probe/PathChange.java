package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import java.time.Instant;

/**
 * From one round to the next of the same flow, somebody else answers at a hop.
 *
 * @param at when it was seen
 * @param round in which
 * @param hop where
 * @param flow of which flow, from 0
 * @param before who answered there the last time
 * @param after who does now
 */
public record PathChange(Instant at, long round, int hop, int flow, IpAddress before, IpAddress after) {}
