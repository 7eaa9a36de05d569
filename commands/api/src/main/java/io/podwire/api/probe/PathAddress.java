package io.podwire.api.probe;

import io.podwire.api.value.IpAddress;
import java.time.Instant;

/**
 * One that answered at a hop.
 *
 * @param address its
 * @param name pod or node that podwire knows by it, or what DNS calls it where that was asked; null where neither is known (yet)
 * @param answered how often
 * @param first when it was heard first
 * @param last when it was heard last
 */
public record PathAddress(IpAddress address, String name, long answered, Instant first, Instant last) {}
