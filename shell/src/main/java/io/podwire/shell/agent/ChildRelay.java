package io.podwire.shell.agent;

import io.podwire.api.error.BadData;
import io.podwire.api.host.ChildProcess;
import io.podwire.values.frame.ByteStream;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.Started;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * The agent's side of a running program: its streams to frames and back, each with its own credit, so that a program which floods
 * its output or does not read its input holds nobody else up.
 */
final class ChildRelay {

    /** Bytes of input that may be under way. */
    static final int STDIN_WINDOW = 256 << 10;

    private static final Duration LEFT_BEHIND = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofHours(1);

    private final Wire wire;
    private final int channel;
    private final ChildProcess child;
    private final ByteQueue input;
    private final Output stdout = new Output(ByteStream.STDOUT);
    private final Output stderr = new Output(ByteStream.STDERR);

    ChildRelay(Wire wire, int channel, ChildProcess child) {
        this.wire = wire;
        this.channel = channel;
        this.child = child;
        this.input =
                new ByteQueue(STDIN_WINDOW, bytes -> wire.send(Frame.dataCredit(channel, ByteStream.STDIN, bytes)));
    }

    /**
     * Relays until the program has ended and its output was delivered. A process that it left behind with its pipes open is not
     * waited for.
     *
     * @return its status
     */
    int run() throws InterruptedException {
        wire.send(FrameType.STARTED, channel, new Started(child.pid()));
        Thread feeder = thread("stdin", this::feed);
        stdout.start(child.stdout());
        stderr.start(child.stderr());
        wire.send(Frame.dataCredit(channel, ByteStream.STDIN, STDIN_WINDOW));
        try {
            Integer status = child.waitFor(LONG);
            while (status == null) {
                status = child.waitFor(LONG);
            }
            stdout.finish();
            stderr.finish();
            return status;
        } finally {
            close();
            feeder.join(LEFT_BEHIND.toMillis());
        }
    }

    /** @throws BadData where the frame is none of a program's */
    void frame(Frame frame) {
        switch (frame.type()) {
            case DATA -> {
                requireStdin(frame);
                input.add(Arrays.copyOfRange(frame.payload(), 1, frame.payload().length));
            }
            case DATA_END -> {
                requireStdin(frame);
                input.end();
            }
            case DATA_CREDIT -> {
                switch (ByteStream.of(frame)) {
                    case STDOUT -> stdout.credit.grant(frame.granted());
                    case STDERR -> stderr.credit.grant(frame.granted());
                    case STDIN -> throw new BadData("credit for stdin, which the client sends itself");
                }
            }
            case SIGNAL -> child.signal(frame.octet());
            default -> throw new BadData("frame " + frame.type() + " for a running program");
        }
    }

    /** Kills the program with its group, and ends all relaying. */
    void close() {
        input.drop();
        stdout.credit.close();
        stderr.credit.close();
        child.close();
    }

    private void feed() {
        try (OutputStream to = child.stdin()) {
            for (byte[] chunk = input.take(); chunk != null; chunk = input.take()) {
                to.write(chunk);
                to.flush();
                input.consumed(chunk.length);
            }
        } catch (IOException e) {
            // the program reads no more: said to the client, who gets what a local writer gets
            input.drop();
            wire.send(Frame.dataEnd(channel, ByteStream.STDIN));
        } catch (InterruptedException e) {
            input.drop();
        }
    }

    private static void requireStdin(Frame frame) {
        if (ByteStream.of(frame) != ByteStream.STDIN) {
            throw new BadData("frame " + frame.type() + " of " + ByteStream.of(frame) + " from a client");
        }
    }

    private Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "agent-" + channel + "-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** One stream of the program on its way to the client. */
    private final class Output {

        private final ByteStream stream;
        private final Credit credit = new Credit(0);
        private Thread thread;
        private volatile boolean reading;
        private volatile long moved;

        Output(ByteStream stream) {
            this.stream = stream;
        }

        void start(InputStream from) {
            thread = thread(stream.name(), () -> pump(from));
        }

        private void pump(InputStream from) {
            byte[] buffer = new byte[Frame.MAX_DATA];
            try {
                int allowed = credit.take(buffer.length);
                while (allowed > 0) {
                    reading = true;
                    int got = from.read(buffer, 0, allowed);
                    reading = false;
                    if (got < 0) {
                        break;
                    }
                    wire.send(Frame.data(channel, stream, buffer, 0, got));
                    moved += got;
                    credit.grant(allowed - got);
                    allowed = credit.take(buffer.length);
                }
            } catch (IOException e) {
                // closed under it: the program is gone
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            wire.send(Frame.dataEnd(channel, stream));
        }

        /** Waits for the end of the stream, unless nothing came for a while and only a process left behind holds it open. */
        void finish() throws InterruptedException {
            long before = -1;
            while (thread.isAlive() && !(reading && moved == before)) {
                before = moved;
                thread.join(LEFT_BEHIND.toMillis());
            }
        }
    }
}
