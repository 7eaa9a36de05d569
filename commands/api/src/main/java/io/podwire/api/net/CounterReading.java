package io.podwire.api.net;

import io.podwire.api.command.Gap;
import java.time.Instant;
import java.util.List;

/**
 * The counters of one network namespace at one time. They are read one source after the other, so two of them may be some milliseconds apart.
 *
 * @param at when, by the host's own clock
 * @param netns inode of the namespace
 * @param counters by source; within one in the kernel's order
 * @param gaps sources that could not be read; one that is not there, such as a driver without statistics of its own, is no gap
 */
public record CounterReading(Instant at, long netns, List<Counter> counters, List<Gap> gaps) {

    public CounterReading {
        counters = List.copyOf(counters);
        gaps = List.copyOf(gaps);
    }
}
