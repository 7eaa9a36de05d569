package io.podwire.shell.prompt;

import io.podwire.api.command.Running;
import java.time.Duration;
import java.util.function.Function;

/** A stream whose events go through a function; those it gives null for are left out. */
final class MappedRunning<E, S> implements Running<Object, S> {

    private final Running<E, S> source;
    private final Function<? super E, ?> function;

    MappedRunning(Running<E, S> source, Function<? super E, ?> function) {
        this.source = source;
        this.function = function;
    }

    /** Comes back in time also in a flood of events that are all left out. */
    @Override
    public Object next(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        long left = patience.toNanos();
        while (left >= 0) {
            E event = source.next(Duration.ofNanos(left));
            Object mapped = event == null ? null : function.apply(event);
            if (event == null || mapped != null) {
                return mapped;
            }
            left = until - System.nanoTime();
        }
        return null;
    }

    @Override
    public boolean ended() {
        return source.ended();
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
