package io.podwire.shell.agent;

import io.podwire.api.command.Gap;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.values.Json;
import io.podwire.values.TypeOf;
import io.podwire.values.frame.End;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.MessageParts;
import io.podwire.values.frame.Problem;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A stream, or the items of an answer, that come from an agent. Messages are kept as they came and read into records by who asks for
 * them, so that a slow reader holds neither other calls nor the memory up. Credit is granted as items are taken.
 */
public final class RemoteRunning implements Running<Object, Object>, AgentCall {

    /** The last thing in the queue where it was no {@link End}. */
    private record Failure(RuntimeException exception) {}

    private final Wire wire;
    private final int channel;
    private final Type items;
    private final Type end;
    private final int window;
    private final Consumer<String> notes;
    private final MessageParts parts = new MessageParts();
    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();

    private final Queue<Object> batch = new ArrayDeque<>();
    private int outstanding;
    private int taken;
    private Object last;
    private boolean failed;
    private boolean closed;

    RemoteRunning(Wire wire, int channel, Class<?> item, Class<?> summary, CallOptions options) {
        this.wire = wire;
        this.channel = channel;
        this.items = TypeOf.list(item);
        this.end = TypeOf.generic(End.class, summary == null ? String.class : summary);
        this.window = options.window();
        this.notes = options.notes();
        this.outstanding = window;
    }

    @Override
    public boolean frame(Frame frame) {
        switch (frame.type()) {
            case NOTE -> notes.accept(Json.read(frame.payload(), String.class));
            case ITEMS -> {
                byte[] message = parts.add(frame);
                // each holds one item at least, and no more than a window of items may be under way
                if (messages.size() > window) {
                    throw new BadData("items came without credit");
                }
                if (message != null) {
                    messages.add(message);
                }
            }
            case END -> {
                byte[] message = parts.add(frame);
                if (message != null) {
                    messages.add(Json.read(message, end));
                    return true;
                }
            }
            case PROBLEM -> {
                byte[] message = parts.add(frame);
                if (message != null) {
                    messages.add(new Failure(Json.read(message, Problem.class).toException()));
                    return true;
                }
            }
            default -> throw new BadData("frame " + frame.type() + " for a stream");
        }
        return false;
    }

    @Override
    public void lost(PodwireException cause) {
        messages.add(new Failure(cause));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Where the calling thread is interrupted, the stream is cancelled; what is already there still comes, and the thread stays
     * interrupted.
     */
    @Override
    public synchronized Object next(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (batch.isEmpty() && last == null) {
                try {
                    Object message = messages.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (message == null) {
                        return null;
                    }
                    take(message);
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel();
                }
            }
            if (batch.isEmpty()) {
                return failOrNull();
            }
            Object item = batch.remove();
            consumed();
            return item;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void take(Object message) {
        if (!(message instanceof byte[] json)) {
            last = message;
            return;
        }
        List<?> read = (List<?>) Json.read(json, items);
        if (read.size() > outstanding) {
            throw new BadData("the agent sent " + read.size() + " items, granted were " + outstanding);
        }
        outstanding -= read.size();
        batch.addAll(read);
    }

    private void consumed() {
        if (++taken >= window / 2 && last == null) {
            outstanding += taken;
            wire.send(Frame.credit(channel, taken));
            taken = 0;
        }
    }

    private Object failOrNull() {
        if (last instanceof Failure failure) {
            throw failure.exception();
        }
        if (last instanceof End<?> end && end.problem() != null) {
            failed = true;
            throw end.problem().toException();
        }
        return null;
    }

    @Override
    public synchronized boolean ended() {
        while (batch.isEmpty() && last == null && !messages.isEmpty()) {
            take(messages.remove());
        }
        // a failure is told by next, so a loop until the end meets it
        return batch.isEmpty() && last instanceof End<?> end && (end.problem() == null || failed);
    }

    @Override
    public void cancel() {
        wire.send(Frame.cancel(channel, false));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException before the end
     */
    @Override
    public Object summary() {
        return end().summary();
    }

    /** How it ended; once {@link #ended}, or once it failed and has a summary nevertheless. */
    synchronized End<?> end() {
        if (last instanceof Failure failure) {
            throw failure.exception();
        }
        if (!(last instanceof End<?> known)) {
            throw new IllegalStateException("the stream has not ended");
        }
        return known;
    }

    /** What could not be read, for an answer; once {@link #ended}. */
    public List<Gap> gaps() {
        return end().gaps();
    }

    @Override
    public synchronized void close() {
        if (!closed && last == null) {
            closed = true;
            wire.send(Frame.cancel(channel, true));
        }
    }
}
