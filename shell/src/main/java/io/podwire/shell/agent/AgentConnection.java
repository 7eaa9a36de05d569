package io.podwire.shell.agent;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unreachable;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.ChildProcess;
import io.podwire.values.frame.CaptureStart;
import io.podwire.values.frame.End;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.Hello;
import io.podwire.values.frame.Request;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The caller's end of a connection to {@code podwire agent}. A command is called as if it were here: {@link #call} gives an {@code
 * Answer}, a {@code Running} or a {@code ChildProcess}, and throws what the command threw. For any number of threads; calls do not
 * wait for one another.
 *
 * <p>When the connection is lost, every call under way ends with {@link Unreachable}.
 */
public final class AgentConnection implements Wire.Receiver, AutoCloseable {

    /** How long a cancelled answer may go on before the agent is told. */
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Wire wire;
    private final Map<Integer, AgentCall> calls = new ConcurrentHashMap<>();
    private final AtomicInteger lastChannel = new AtomicInteger();
    private volatile boolean leaving;
    private Hello peer;

    private AgentConnection(InputStream in, OutputStream out, Hello mine, Heartbeat heartbeat) {
        this.wire = new Wire(in, out, mine, heartbeat, this);
    }

    /**
     * Says hello and waits for the agent's. The streams stay the caller's: after {@link #close} he closes them.
     *
     * @param patience how long the far side may take to start
     * @throws Unreachable where no agent answers in time
     * @throws BadData where something else answers; the message quotes it
     * @throws Unsupported where the agent speaks another version of the protocol
     */
    public static AgentConnection open(
            InputStream in, OutputStream out, Hello mine, Heartbeat heartbeat, Duration patience)
            throws InterruptedException {
        AgentConnection connection = new AgentConnection(in, out, mine, heartbeat);
        connection.wire.start();
        try {
            connection.peer = connection.wire.peer(patience);
        } catch (PodwireException e) {
            connection.wire.end(e);
            throw e;
        }
        return connection;
    }

    /** Who answers. */
    public Hello agent() {
        return peer;
    }

    /**
     * Runs a command over there.
     *
     * @param arguments the command's own record
     * @return what the command gives: an {@code Answer}; a {@code Running}, whose errors come with the first {@code next}; or, for a
     *     {@code Launch}, the running {@link ChildProcess}
     * @throws PodwireException what the command threw; {@link TimedOut} where its deadline passed; {@link Unreachable}
     * @throws CancellationException where the calling thread was interrupted while an answer came; it stays interrupted
     */
    public Object call(CommandSpec command, Record arguments, CallOptions options) {
        return call(command, arguments, options, () -> false);
    }

    /**
     * As {@link #call(CommandSpec, Record, CallOptions)}, for a user who may lose patience.
     *
     * @param cancelled once true, the agent is asked to end the answer soon; what it has by then is the answer
     */
    public Object call(CommandSpec command, Record arguments, CallOptions options, BooleanSupplier cancelled) {
        return switch (command.result().form()) {
            case ANSWER -> answer(command, arguments, options, cancelled);
            case STREAM -> stream(command, arguments, options);
            case LAUNCH -> launch(command, arguments, options);
            case OTHER ->
                throw new Unsupported("'" + command.name() + "' is for the terminal itself; it can't run elsewhere");
        };
    }

    /**
     * Runs a command that answers or streams and gives its items as they come, so that neither end holds all of them.
     *
     * @return items, or events; its summary is the command's, or null for an answer
     */
    public RemoteRunning stream(CommandSpec command, Record arguments, CallOptions options) {
        int channel = lastChannel.incrementAndGet();
        CommandSpec.Result result = command.result();
        RemoteRunning running = new RemoteRunning(wire, channel, result.item(), result.summary(), options);
        open(channel, running, command, arguments, options);
        return running;
    }

    private Answer<Object> answer(
            CommandSpec command, Record arguments, CallOptions options, BooleanSupplier cancelled) {
        try (RemoteRunning items = stream(command, arguments, options)) {
            List<Object> all = new ArrayList<>();
            boolean told = false;
            while (!items.ended()) {
                if (!told && cancelled.getAsBoolean()) {
                    items.cancel();
                    told = true;
                }
                Object item = items.next(GLANCE);
                if (item != null) {
                    all.add(item);
                }
            }
            if (items.end().how() == End.How.CANCELLED && !told) {
                throw new CancellationException(command.name() + " was interrupted");
            }
            if (items.end().how() == End.How.TIMED_OUT) {
                throw new TimedOut("no answer within " + options.timeout().toMillis() + " ms");
            }
            return new Answer<>(all, items.end().gaps());
        }
    }

    private ChildProcess launch(CommandSpec command, Record arguments, CallOptions options) {
        int channel = lastChannel.incrementAndGet();
        RemoteChild child = new RemoteChild(wire, channel, options.notes());
        open(channel, child, command, arguments, options);
        child.awaitStart();
        return child;
    }

    /**
     * Takes frames over there. Waits until they come, or it is known why not.
     *
     * @param cancelled once true while it waits, the capture ends before it began
     * @throws PodwireException why not; what breaks a capture later comes with {@link FrameSource#next}
     */
    public FrameSource capture(CaptureRequest request, CallOptions options, BooleanSupplier cancelled) {
        int channel = lastChannel.incrementAndGet();
        RemoteFrames frames = new RemoteFrames(wire, channel, options.notes());
        CaptureStart start = new CaptureStart(request, options.in(), options.root(), RemoteFrames.WINDOW);
        open(channel, frames, FrameType.CAPTURE, start);
        frames.awaitLinks(cancelled);
        return frames;
    }

    private void open(int channel, AgentCall call, CommandSpec command, Record arguments, CallOptions options) {
        Request<Record> request = new Request<>(
                command.name(), arguments, options.in(), options.root(), options.timeout(), options.window());
        open(channel, call, FrameType.REQUEST, request);
    }

    private void open(int channel, AgentCall call, FrameType type, Record question) {
        calls.put(channel, call);
        if (wire.over()) {
            // over() may have run before the call was there to be told
            calls.remove(channel);
            call.lost(lost());
            return;
        }
        wire.send(type, channel, question);
    }

    @Override
    public void frame(Frame frame) {
        AgentCall call = calls.get(frame.channel());
        if (call == null && leaving) {
            return;
        }
        if (call == null) {
            throw new BadData("frame " + frame.type() + " on channel " + frame.channel() + ", which is not open");
        }
        if (call.frame(frame)) {
            calls.remove(frame.channel());
        }
    }

    @Override
    public void over(PodwireException why) {
        calls.values().forEach(call -> call.lost(lost()));
        calls.clear();
    }

    private PodwireException lost() {
        PodwireException why = wire.cause();
        String reason = why == null ? "the connection was closed" : why.getMessage();
        return why instanceof BadData
                ? new BadData("the agent: " + reason, why)
                : new Unreachable("the agent: " + reason, why);
    }

    /** Takes leave: the agent ends every request, and itself. */
    @Override
    public void close() {
        // first of all: else a call may see the end that the agent sends on our leaving, as if it had ended by itself
        leaving = true;
        over(null);
        wire.send(Frame.empty(FrameType.GOODBYE, 0));
        wire.end(null);
    }
}
