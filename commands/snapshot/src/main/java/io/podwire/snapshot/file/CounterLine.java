package io.podwire.snapshot.file;

import io.podwire.api.net.CounterReading;
import io.podwire.values.frame.Problem;
import java.time.Duration;

/**
 * The counters of a namespace at the beginning, or at the end, of a snapshot.
 *
 * @param netns inode
 * @param up when, by a clock that is never set; see {@link SnapshotHeader.Clock}
 * @param reading null where it could not be read
 * @param problem why; else null
 */
public record CounterLine(long netns, Duration up, CounterReading reading, Problem problem) {}
