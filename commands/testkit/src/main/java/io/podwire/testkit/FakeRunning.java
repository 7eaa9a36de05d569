package io.podwire.testkit;

import io.podwire.api.command.Running;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A stream of events that are all there already. */
public final class FakeRunning<E, S> implements Running<E, S> {

    private final Queue<E> events;
    private final S summary;
    private boolean closed;

    public FakeRunning(List<E> events, S summary) {
        this.events = new ArrayDeque<>(events);
        this.summary = summary;
    }

    @Override
    public E next(Duration patience) {
        if (closed) {
            throw new AssertionError("next after close");
        }
        return events.poll();
    }

    @Override
    public boolean ended() {
        return events.isEmpty();
    }

    @Override
    public void cancel() {
        events.clear();
    }

    @Override
    public S summary() {
        if (!ended()) {
            throw new AssertionError("summary before the end");
        }
        return summary;
    }

    @Override
    public void close() {
        closed = true;
    }
}
