package io.podwire.scripts;

import groovy.lang.Closure;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Running;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/**
 * A stream of events in a script, read once: {@code for (event in conntrack()) { … }}. It is closed when all was read, by
 * {@link #stop}, at the end of the script, and when nobody holds it any more.
 *
 * @param <E> an event
 * @param <S> what can be said at the end
 */
public final class ScriptStream<E, S> implements Iterable<E>, AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    /** How long a cancelled script may have to wait for its stream. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final CommandSpec command;
    private Running<E, S> running;
    private final BooleanSupplier over;
    private final Cleaner.Cleanable closing;
    private boolean closed;
    private S summary;

    /** @param over once true, the stream is ended */
    ScriptStream(CommandSpec command, Running<E, S> running, BooleanSupplier over) {
        this.command = command;
        this.running = running;
        this.over = over;
        // the action must not hold this stream, or it would never be dropped
        this.closing = CLEANER.register(this, running::close);
    }

    /** Which command gives it. */
    public CommandSpec getCommand() {
        return command;
    }

    /** As the command gave it, for whoever shows it; this stream stays responsible for closing it. */
    public Running<E, S> running() {
        return running;
    }

    /** The sum of what was seen. Asked before the end, it stops the stream. */
    public S getSummary() {
        stop();
        return summary;
    }

    /**
     * Leaves out what does not meet the condition. Groovy's own {@code findAll} would read to the end first and hold all that it found; this
     * asks when an event comes, so a stream of any length takes no memory, and one without an end can be searched.
     *
     * @return this stream
     */
    public ScriptStream<E, S> findAll(Closure<?> condition) {
        running = new Matching<>(running, event -> DefaultTypeTransformation.castToBoolean(condition.call(event)));
        return this;
    }

    /** Ends it; what was not read is dropped. */
    public void stop() {
        if (closed) {
            return;
        }
        running.cancel();
        while (!running.ended()) {
            running.next(LOOK);
        }
        finish();
    }

    private void finish() {
        if (!closed) {
            closed = true;
            summary = running.summary();
            closing.clean();
        }
    }

    /** Ends it, without waiting for a summary. */
    @Override
    public void close() {
        closed = true;
        closing.clean();
    }

    @Override
    public Iterator<E> iterator() {
        return new Events();
    }

    private final class Events implements Iterator<E> {

        private E next;

        @Override
        public boolean hasNext() {
            boolean told = false;
            while (next == null && !closed) {
                if (!told && over.getAsBoolean()) {
                    running.cancel();
                    told = true;
                }
                next = running.next(LOOK);
                if (next == null && running.ended()) {
                    finish();
                }
            }
            return next != null;
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the stream has ended");
            }
            E given = next;
            next = null;
            return given;
        }
    }
}
