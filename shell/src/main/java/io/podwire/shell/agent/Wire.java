package io.podwire.shell.agent;

import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unreachable;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import io.podwire.values.Json;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameReader;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.FrameWriter;
import io.podwire.values.frame.Hello;
import io.podwire.values.frame.PacketBatch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One end of a connection: says hello, reads frames and hands them on, gives signs of life and watches for the other's. Three
 * daemon threads, since each may stand still for its own reason: reading waits for the peer, a heartbeat's write waits while the
 * peer does not read, and watching must wait for neither.
 */
final class Wire {

    /** Takes what comes; called by the reading thread, so it must never wait. */
    interface Receiver {

        /**
         * A frame that is neither hello nor heartbeat.
         *
         * @throws BadData where it breaks the protocol; the connection ends
         */
        void frame(Frame frame);

        /**
         * The connection is over; called once.
         *
         * @param cause why; null where the peer took leave
         */
        void over(PodwireException cause);
    }

    private record Ending(PodwireException cause) {}

    private final FrameReader reader;
    private final FrameWriter writer;
    private final Hello mine;
    private final Heartbeat heartbeat;
    private final Receiver receiver;
    private final CompletableFuture<Hello> peer = new CompletableFuture<>();
    private final AtomicReference<Ending> over = new AtomicReference<>();
    private volatile long lastHeard = System.nanoTime();

    Wire(InputStream in, OutputStream out, Hello mine, Heartbeat heartbeat, Receiver receiver) {
        this.reader = new FrameReader(new BufferedInputStream(in, 1 << 16));
        this.writer = new FrameWriter(out);
        this.mine = mine;
        this.heartbeat = heartbeat;
        this.receiver = receiver;
    }

    /** Says hello, which goes before anything that {@link #send} is given afterwards, and begins to listen. */
    void start() {
        send(Frame.json(FrameType.HELLO, 0, mine));
        daemon("reader", this::readAll);
        daemon("heartbeat", this::beat);
        daemon("watch", this::watch);
    }

    /**
     * Who is at the other end.
     *
     * @throws PodwireException why nobody is
     */
    Hello peer(Duration patience) throws InterruptedException {
        try {
            return peer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PodwireException known ? known : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Unreachable("the agent: no hello within " + patience.toMillis() + " ms", e);
        }
    }

    /** Writes a frame; nothing where the connection is over, for then {@link Receiver#over} has said so. */
    void send(Frame frame) {
        try {
            writer.write(frame);
        } catch (IOException e) {
            end(broken(e));
        }
    }

    /** Writes a message of any length; for one channel from one thread only. */
    void send(FrameType type, int channel, Object value) {
        send(type, channel, Json.bytes(value));
    }

    /** Like {@link #send(FrameType, int, Object)}, of JSON that is there already. */
    void send(FrameType type, int channel, byte[] json) {
        try {
            writer.message(type, channel, json);
        } catch (IOException e) {
            end(broken(e));
        }
    }

    /** Writes captured frames. */
    void send(int channel, PacketBatch batch) {
        try {
            writer.packets(channel, batch);
        } catch (IOException e) {
            end(broken(e));
        }
    }

    /** Ends it from this side, once. */
    void end(PodwireException cause) {
        if (over.compareAndSet(null, new Ending(cause))) {
            peer.completeExceptionally(cause == null ? new Unreachable("the connection was closed") : cause);
            receiver.over(cause);
        }
    }

    boolean over() {
        return over.get() != null;
    }

    /** Why it is over; null where it is not, or somebody took leave. Known as soon as {@link #over} says so. */
    PodwireException cause() {
        Ending ending = over.get();
        return ending == null ? null : ending.cause();
    }

    private void readAll() {
        try {
            Frame first = reader.read();
            if (first == null) {
                throw new Unreachable("the connection ended before a hello");
            }
            greet(first);
            for (Frame frame = reader.read(); frame != null && !over(); frame = reader.read()) {
                lastHeard = System.nanoTime();
                switch (frame.type()) {
                    case HEARTBEAT -> {
                        // heard
                    }
                    case HELLO -> throw new BadData("a second hello");
                    case GOODBYE -> end(null);
                    default -> receiver.frame(frame);
                }
            }
            end(new Unreachable("the connection ended"));
        } catch (IOException e) {
            end(broken(e));
        } catch (PodwireException e) {
            end(e);
        } catch (RuntimeException e) {
            // whatever a frame can make us do wrong must not leave a connection that nobody reads
            end(new BadData("a frame could not be handled: " + Printable.of(e.toString()), e));
        }
    }

    private void greet(Frame first) {
        if (first.type() != FrameType.HELLO) {
            throw new BadData("the first frame is " + first.type() + ", not HELLO");
        }
        Hello hello = Json.read(first.payload(), Hello.class);
        if (hello.protocol() != Hello.PROTOCOL) {
            throw new Unsupported(
                    "the other end speaks protocol " + hello.protocol() + " (podwire "
                            + Printable.of(String.valueOf(hello.podwire())) + "), this one " + Hello.PROTOCOL
                            + " (podwire "
                            + mine.podwire() + ")",
                    "needs: the same podwire at both ends");
        }
        lastHeard = System.nanoTime();
        peer.complete(hello);
    }

    private void beat() {
        Frame sign = Frame.empty(FrameType.HEARTBEAT, 0);
        while (!over() && pause(heartbeat.every())) {
            send(sign);
        }
    }

    private void watch() {
        Duration silence = heartbeat.silence();
        while (!over() && pause(silence.dividedBy(8))) {
            if (System.nanoTime() - lastHeard > silence.toNanos()) {
                end(new Unreachable("nothing was heard from the other end for " + silence.toMillis() / 1000.0 + " s"));
            }
        }
    }

    private static Unreachable broken(IOException e) {
        return new Unreachable("the connection broke: " + Printable.of(String.valueOf(e.getMessage())), e);
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(Math.max(1, time.toMillis()));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, "agent-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
