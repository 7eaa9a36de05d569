package io.podwire.api.host;

/**
 * Where to take frames.
 *
 * @param place the namespace, and whose it is
 * @param link name, {@code any}, or null for the place's first that is up and no loopback
 */
public record FramePoint(Place place, String link) {}
