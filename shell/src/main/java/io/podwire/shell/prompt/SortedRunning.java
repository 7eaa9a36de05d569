package io.podwire.shell.prompt;

import io.podwire.api.command.Running;
import io.podwire.api.error.BadUse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** A stream in another order: nothing comes before its source has ended, by itself or cancelled. */
final class SortedRunning<E, S> implements Running<Object, S> {

    /** Events kept until then; more would be a danger to the heap. */
    private static final int MOST = 100_000;

    private final Running<E, S> source;
    private final UnaryOperator<List<Object>> order;
    private final List<Object> kept = new ArrayList<>();
    private Deque<Object> sorted;

    SortedRunning(Running<E, S> source, UnaryOperator<List<Object>> order) {
        this.source = source;
        this.order = order;
    }

    @Override
    public Object next(Duration patience) {
        if (sorted != null) {
            return sorted.poll();
        }
        E event = source.next(patience);
        if (event != null) {
            if (kept.size() == MOST) {
                throw new BadUse("sort: more than " + MOST + " events; a stream is sorted when it has ended");
            }
            kept.add(event);
        }
        if (source.ended()) {
            sorted = new ArrayDeque<>(order.apply(kept));
            return sorted.poll();
        }
        return null;
    }

    @Override
    public boolean ended() {
        return sorted != null && sorted.isEmpty();
    }

    @Override
    public void cancel() {
        source.cancel();
    }

    @Override
    public S summary() {
        return source.summary();
    }

    @Override
    public void close() {
        source.close();
    }
}
