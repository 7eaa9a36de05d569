package io.podwire.values.frame;

/**
 * A program was started.
 *
 * @param pid as its host counts
 */
public record Started(long pid) {}
