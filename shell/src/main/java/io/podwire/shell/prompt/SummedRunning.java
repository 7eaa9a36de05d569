package io.podwire.shell.prompt;

import io.podwire.api.command.Running;
import java.time.Duration;
import java.util.function.Consumer;

/** A stream whose summary somebody else wants too. */
final class SummedRunning<E, S> implements Running<E, S> {

    private final Running<E, S> source;
    private final Consumer<? super S> summaries;

    SummedRunning(Running<E, S> source, Consumer<? super S> summaries) {
        this.source = source;
        this.summaries = summaries;
    }

    @Override
    public E next(Duration patience) {
        return source.next(patience);
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
        S summary = source.summary();
        summaries.accept(summary);
        return summary;
    }

    @Override
    public void close() {
        source.close();
    }
}
