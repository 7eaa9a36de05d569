package io.podwire.snapshot.read;

import io.podwire.api.error.NotFound;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.CounterWindow;
import io.podwire.snapshot.file.CounterLine;
import io.podwire.snapshot.file.Entry;
import java.time.Duration;
import java.util.List;

/** The two readings of a namespace's counters that a snapshot has. */
record SavedCounters(SavedFacts facts) {

    /** The later one: as late as the other facts, or later. */
    CounterReading last(long netns) {
        return line(Entry.COUNTERS_SECOND, netns).reading();
    }

    /** Both, with the time between them. */
    CounterWindow window(long netns) {
        CounterLine first = line(Entry.COUNTERS_FIRST, netns);
        CounterLine second = line(Entry.COUNTERS_SECOND, netns);
        Duration elapsed = second.up().minus(first.up());
        return new CounterWindow(first.reading(), second.reading(), elapsed.isNegative() ? Duration.ZERO : elapsed);
    }

    private CounterLine line(String entry, long netns) {
        List<Object> lines = facts.lines(entry, netns, CounterLine.class);
        if (lines.isEmpty()) {
            throw new NotFound("netns/" + netns + ": the snapshot has no counters of it");
        }
        CounterLine line = (CounterLine) lines.get(0);
        if (line.problem() != null) {
            throw facts.refusal(entry, line.problem());
        }
        if (line.reading() == null || line.up() == null) {
            throw facts.damaged(entry, "a line lacks its reading or its time");
        }
        return line;
    }
}
