package io.podwire.api.host;

import java.time.Duration;

/**
 * A snapshot that was written.
 *
 * @param file where, as it was asked for
 * @param bytes its size
 * @param netnses network namespaces in it
 * @param pods pods in it
 * @param gaps things that could not be read, as the answer's gaps and the file tell
 * @param took how long it took
 */
public record SnapshotTaken(String file, long bytes, int netnses, int pods, int gaps, Duration took) {}
