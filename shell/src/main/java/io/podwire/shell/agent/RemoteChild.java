package io.podwire.shell.agent;

import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unreachable;
import io.podwire.api.host.ChildProcess;
import io.podwire.values.Json;
import io.podwire.values.TypeOf;
import io.podwire.values.frame.ByteStream;
import io.podwire.values.frame.End;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.MessageParts;
import io.podwire.values.frame.Problem;
import io.podwire.values.frame.Started;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A program that an agent runs, with the streams, signals and status of one that runs here. */
final class RemoteChild implements ChildProcess, AgentCall {

    /** Bytes of each output that may be under way. */
    static final int OUTPUT_WINDOW = 256 << 10;

    private final Wire wire;
    private final int channel;
    private final Consumer<String> notes;
    private final MessageParts parts = new MessageParts();
    private final CompletableFuture<Started> started = new CompletableFuture<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final Credit stdinCredit = new Credit(0);
    private final ByteQueue stdout;
    private final ByteQueue stderr;
    private final OutputStream stdinStream = new Stdin();
    private final InputStream stdoutStream;
    private final InputStream stderrStream;

    RemoteChild(Wire wire, int channel, Consumer<String> notes) {
        this.wire = wire;
        this.channel = channel;
        this.notes = notes;
        this.stdout = queue(ByteStream.STDOUT);
        this.stderr = queue(ByteStream.STDERR);
        this.stdoutStream = new QueueInputStream(stdout);
        this.stderrStream = new QueueInputStream(stderr);
    }

    private ByteQueue queue(ByteStream stream) {
        return new ByteQueue(OUTPUT_WINDOW, bytes -> wire.send(Frame.dataCredit(channel, stream, bytes)));
    }

    /** Waits until it runs. Throws why it does not. */
    void awaitStart() {
        try {
            started.get();
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new Unreachable("interrupted while the program was started", e);
        }
        wire.send(Frame.dataCredit(channel, ByteStream.STDOUT, OUTPUT_WINDOW));
        wire.send(Frame.dataCredit(channel, ByteStream.STDERR, OUTPUT_WINDOW));
    }

    @Override
    public boolean frame(Frame frame) {
        switch (frame.type()) {
            case NOTE -> notes.accept(Json.read(frame.payload(), String.class));
            case STARTED -> started.complete(Json.read(frame.payload(), Started.class));
            case DATA -> output(frame).add(Arrays.copyOfRange(frame.payload(), 1, frame.payload().length));
            case DATA_END -> {
                if (ByteStream.of(frame) == ByteStream.STDIN) {
                    stdinCredit.close();
                } else {
                    output(frame).end();
                }
            }
            case DATA_CREDIT -> stdinCredit.grant(frame.granted());
            case END -> {
                byte[] message = parts.add(frame);
                if (message != null) {
                    End<?> end = (End<?>) Json.read(message, TypeOf.generic(End.class, String.class));
                    finish(end.status() == null ? 137 : end.status(), null);
                    return true;
                }
            }
            case PROBLEM -> {
                byte[] message = parts.add(frame);
                if (message != null) {
                    finish(0, Json.read(message, Problem.class).toException());
                    return true;
                }
            }
            default -> throw new BadData("frame " + frame.type() + " for a program");
        }
        return false;
    }

    private ByteQueue output(Frame frame) {
        return switch (ByteStream.of(frame)) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
            case STDIN -> throw new BadData("a program's stdin from the agent");
        };
    }

    @Override
    public void lost(PodwireException cause) {
        finish(0, cause);
    }

    private void finish(int exit, RuntimeException failure) {
        if (failure == null) {
            // a program that was stopped before it was announced
            started.complete(new Started(0));
            status.complete(exit);
        } else {
            started.completeExceptionally(failure);
            status.completeExceptionally(failure);
        }
        stdinCredit.close();
        stdout.end();
        stderr.end();
    }

    @Override
    public long pid() {
        return started.join().pid();
    }

    @Override
    public OutputStream stdin() {
        return stdinStream;
    }

    @Override
    public InputStream stdout() {
        return stdoutStream;
    }

    @Override
    public InputStream stderr() {
        return stderrStream;
    }

    @Override
    public void signal(int number) {
        if (!status.isDone()) {
            wire.send(Frame.signal(channel, number));
        }
    }

    @Override
    public Integer waitFor(Duration patience) throws InterruptedException {
        try {
            return status.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (TimeoutException e) {
            return null;
        }
    }

    @Override
    public void close() {
        if (!status.isDone()) {
            wire.send(Frame.cancel(channel, true));
        }
        stdinCredit.close();
        stdout.drop();
        stderr.drop();
    }

    private final class Stdin extends OutputStream {

        private boolean closed;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int at = offset;
            while (at < offset + length) {
                at += send(bytes, at, offset + length - at);
            }
        }

        private int send(byte[] bytes, int offset, int length) throws IOException {
            try {
                int allowed = closed ? 0 : stdinCredit.take(Math.min(length, Frame.MAX_DATA));
                if (allowed == 0) {
                    throw new IOException("the program does not read any more");
                }
                wire.send(Frame.data(channel, ByteStream.STDIN, bytes, offset, allowed));
                return allowed;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while writing to a program");
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                wire.send(Frame.dataEnd(channel, ByteStream.STDIN));
            }
        }
    }
}
