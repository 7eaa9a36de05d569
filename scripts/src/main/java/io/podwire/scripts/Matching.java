package io.podwire.scripts;

import io.podwire.api.command.Running;
import java.time.Duration;
import java.util.function.Predicate;

/** The events of another stream that meet a condition, as they come. */
final class Matching<E, S> implements Running<E, S> {

    private final Running<E, S> all;
    private final Predicate<E> condition;

    Matching(Running<E, S> all, Predicate<E> condition) {
        this.all = all;
        this.condition = condition;
    }

    @Override
    public E next(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        Duration left = patience;
        while (true) {
            E event = all.next(left);
            if (event == null || condition.test(event)) {
                return event;
            }
            // a reader that is patient for a moment must not be held while thousands pass that it does not want
            long nanos = until - System.nanoTime();
            if (nanos <= 0) {
                return null;
            }
            left = Duration.ofNanos(nanos);
        }
    }

    @Override
    public boolean ended() {
        return all.ended();
    }

    @Override
    public void cancel() {
        all.cancel();
    }

    @Override
    public S summary() {
        return all.summary();
    }

    @Override
    public void close() {
        all.close();
    }
}
