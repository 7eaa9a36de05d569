package io.podwire.snapshot.read;

import io.podwire.api.command.Running;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.snapshot.file.ConntrackLine;
import io.podwire.snapshot.file.Entry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Tracked connections of a snapshot, one line of the file in memory at a time. */
final class SavedConntrack implements Running<ConntrackEntry, ConntrackSummary> {

    private final SavedFacts facts;
    private final long netns;
    private final ConntrackQuery query;
    private final Consumer<String> notes;
    private final Iterator<NetnsLines.Line> lines;
    private final Deque<ConntrackEntry> batch = new ArrayDeque<>();
    private ConntrackSummary saved;
    private long listed;
    private volatile boolean cancelled;

    /**
     * Begins to read.
     *
     * @throws io.podwire.api.error.PodwireException as the table could not be read when the snapshot was taken
     */
    SavedConntrack(SavedFacts facts, long netns, ConntrackQuery query, Consumer<String> notes) {
        this.facts = facts;
        this.netns = netns;
        this.query = query;
        this.notes = notes;
        List<NetnsLines.Line> all = facts.raw(Entry.CONNTRACK, netns);
        this.lines = all.iterator();
        fill();
    }

    /** Reads one line; false where there is none. */
    private boolean fill() {
        if (cancelled || !lines.hasNext()) {
            return false;
        }
        ConntrackLine line = (ConntrackLine) facts.bound(Entry.CONNTRACK, lines.next(), ConntrackLine.class);
        if (line.problem() != null) {
            throw facts.refusal(Entry.CONNTRACK, line.problem());
        }
        for (ConntrackEntry entry : line.items()) {
            if (query.takes(entry)) {
                batch.add(entry);
            }
        }
        if (line.summary() != null) {
            saved = line.summary();
        }
        if (line.cut()) {
            notes.accept("the table was longer than a snapshot keeps: these are its first "
                    + (saved == null ? "entries" : saved.listed() + " of " + saved.count()));
        }
        return true;
    }

    @Override
    public ConntrackEntry next(Duration patience) {
        while (batch.isEmpty() && fill()) {
            // a line may have nothing that was asked for
        }
        ConntrackEntry next = batch.poll();
        listed += next == null ? 0 : 1;
        return next;
    }

    @Override
    public boolean ended() {
        while (batch.isEmpty() && fill()) {
            // whether there is more is known only when it is read
        }
        return batch.isEmpty();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public ConntrackSummary summary() {
        return saved == null
                ? new ConntrackSummary(netns, listed, null, null, null, null, null, null)
                : new ConntrackSummary(
                        netns,
                        listed,
                        saved.count(),
                        saved.max(),
                        saved.insertFailed(),
                        saved.drops(),
                        saved.earlyDrops(),
                        saved.invalid());
    }

    @Override
    public void close() {
        cancelled = true;
        batch.clear();
    }
}
