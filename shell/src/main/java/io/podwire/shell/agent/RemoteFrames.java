package io.podwire.shell.agent;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unreachable;
import io.podwire.values.Json;
import io.podwire.values.TypeOf;
import io.podwire.values.frame.End;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.MessageParts;
import io.podwire.values.frame.PacketCursor;
import io.podwire.values.frame.Problem;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Frames that an agent takes. Messages are kept as they came, at most {@link #WINDOW} bytes of them, and read where they are; credit goes
 * back as they are done with. A reader that stands still therefore makes the far kernel drop, which is counted, and nothing grow.
 */
final class RemoteFrames implements FrameSource, AgentCall {

    /** Bytes that may be under way: what a link of 1 Gbit/s carries while this end stands still for 128 ms. */
    static final int WINDOW = 16 << 20;

    private static final Duration GLANCE = Duration.ofMillis(100);

    private static final Type LINKS = TypeOf.list(CapturedLink.class);
    private static final Type END = TypeOf.generic(End.class, CaptureCounts.class);

    /** The last thing in the queue where it was no {@link End}. */
    private record Failure(RuntimeException exception) {}

    private final Wire wire;
    private final int channel;
    private final Consumer<String> notes;
    private final MessageParts parts = new MessageParts();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger granted = new AtomicInteger(WINDOW);
    private volatile List<CapturedLink> links = List.of();
    private volatile CaptureCounts counts = new CaptureCounts(List.of());

    private final PacketCursor cursor = new PacketCursor();
    private int reading;
    private int done;
    private Object last;
    private boolean closed;

    private final Object seenLock = new Object();
    private long[] seen = {};

    RemoteFrames(Wire wire, int channel, Consumer<String> notes) {
        this.wire = wire;
        this.channel = channel;
        this.notes = notes;
    }

    /**
     * Waits until it is known whether frames can be taken. Throws why not.
     *
     * @param cancelled once true, the agent is asked to give up; what comes of it then is an end without frames
     */
    void awaitLinks(BooleanSupplier cancelled) {
        boolean told = false;
        try {
            while (!begun(GLANCE)) {
                if (!told && cancelled.getAsBoolean()) {
                    cancel();
                    told = true;
                }
            }
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new Unreachable("interrupted while the capture was started", e);
        }
    }

    private boolean begun(Duration patience) throws ExecutionException, InterruptedException {
        try {
            begun.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Override
    public boolean frame(Frame frame) {
        switch (frame.type()) {
            case NOTE -> notes.accept(Json.read(frame.payload(), String.class));
            case LINKS, COUNTS -> {
                byte[] message = parts.add(frame);
                if (message != null) {
                    told(frame, message);
                }
            }
            case PACKETS -> {
                if (granted.addAndGet(-frame.payload().length) < 0) {
                    throw new BadData("packets came without credit");
                }
                byte[] message = parts.add(frame);
                if (message != null) {
                    messages.add(message);
                }
            }
            case END -> {
                byte[] message = parts.add(frame);
                if (message != null) {
                    finish(Json.read(message, END));
                    return true;
                }
            }
            case PROBLEM -> {
                byte[] message = parts.add(frame);
                if (message != null) {
                    finish(new Failure(Json.read(message, Problem.class).toException()));
                    return true;
                }
            }
            default -> throw new BadData("frame " + frame.type() + " for a capture");
        }
        return false;
    }

    private void told(Frame frame, byte[] message) {
        if (frame.type() == FrameType.COUNTS) {
            counts = Json.read(message, CaptureCounts.class);
            return;
        }
        List<CapturedLink> all = ((List<?>) Json.read(message, LINKS))
                .stream().map(CapturedLink.class::cast).toList();
        if (all.size() < links.size()) {
            throw new BadData("a capture of " + links.size() + " links has only " + all.size() + " now");
        }
        links = all;
        begun.complete(null);
    }

    @Override
    public void lost(PodwireException cause) {
        finish(new Failure(cause));
    }

    private void finish(Object how) {
        if (how instanceof End<?> end && end.summary() instanceof CaptureCounts all) {
            counts = all;
        }
        messages.add(how);
        if (how instanceof Failure failure) {
            begun.completeExceptionally(failure.exception());
        } else {
            // cancelled before there was a link
            begun.complete(null);
        }
    }

    @Override
    public List<CapturedLink> links() {
        return links;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Where the calling thread is interrupted, the capture is cancelled; what is already there still comes, and the thread stays
     * interrupted.
     */
    @Override
    public Frames next(Duration patience) {
        giveCredit();
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (last == null) {
                try {
                    Object message = messages.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (message == null) {
                        return null;
                    }
                    if (message instanceof byte[] packets) {
                        return read(packets);
                    }
                    last = message;
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel();
                }
            }
            if (last instanceof Failure failure) {
                throw failure.exception();
            }
            return null;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Frames read(byte[] packets) {
        synchronized (seenLock) {
            if (seen.length < links.size()) {
                seen = Arrays.copyOf(seen, links.size());
            }
            cursor.open(packets, seen);
        }
        reading = packets.length;
        return cursor;
    }

    /** For what the last message held: it is done with when the next is asked for. */
    private void giveCredit() {
        done += reading;
        reading = 0;
        if (done >= WINDOW / 2 && last == null) {
            granted.addAndGet(done);
            wire.send(Frame.credit(channel, done));
            done = 0;
        }
    }

    @Override
    public boolean ended() {
        if (last == null && messages.peek() instanceof End<?>) {
            last = messages.remove();
        }
        // a failure is told by next, so a loop until the end meets it
        return last instanceof End;
    }

    @Override
    public void cancel() {
        wire.send(Frame.cancel(channel, false));
    }

    /** {@inheritDoc} What was given is counted here, the rest by the agent, every half second and at the end. */
    @Override
    public CaptureCounts counts() {
        List<CaptureCounts.OfLink> all = new ArrayList<>();
        synchronized (seenLock) {
            for (CaptureCounts.OfLink far : counts.links()) {
                long given = far.link() >= 0 && far.link() < seen.length ? seen[far.link()] : 0;
                all.add(new CaptureCounts.OfLink(
                        far.link(),
                        far.name(),
                        Math.max(far.received(), given),
                        given,
                        far.dropped(),
                        far.interfaceDropped(),
                        far.lost()));
            }
        }
        return new CaptureCounts(all);
    }

    @Override
    public void close() {
        if (!closed && !ended()) {
            closed = true;
            wire.send(Frame.cancel(channel, true));
        }
    }
}
