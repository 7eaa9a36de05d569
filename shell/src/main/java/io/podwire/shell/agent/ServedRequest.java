package io.podwire.shell.agent;

import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Launcher;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.values.frame.CaptureStart;
import io.podwire.values.frame.End;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.Problem;
import io.podwire.values.frame.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One request on the agent: runs the command or capture on a thread of its own and sends what comes of it. The thread ends with the request,
 * so nothing that it read can be held on.
 */
final class ServedRequest implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MAX_NOTE = 4000;

    private final Agent agent;
    private final Wire wire;
    private final int channel;
    private final FrameType type;
    private final byte[] message;
    private final Credit credit = new Credit(0);
    private volatile End.How how = End.How.DONE;
    private Thread caller;
    private Runnable stop;
    private ChildRelay relay;
    private boolean dropped;

    /** @param type REQUEST or CAPTURE */
    ServedRequest(Agent agent, Wire wire, int channel, FrameType type, byte[] message) {
        this.agent = agent;
        this.wire = wire;
        this.channel = channel;
        this.type = type;
        this.message = message;
    }

    @Override
    public void run() {
        begin(Thread.currentThread());
        try {
            if (type == FrameType.CAPTURE) {
                capture(RequestReader.capture(message));
            } else {
                serve(RequestReader.read(message, agent.commands()));
            }
        } catch (InterruptedException e) {
            end(List.of(), null, null);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            failed(e);
        } finally {
            begin(null);
        }
    }

    private void serve(RequestReader.Asked asked) throws InterruptedException {
        Request<? extends Record> request = asked.request();
        CommandSpec command = asked.command();
        credit.grant(Math.max(1, request.window()));
        if (command.here()) {
            throw new Unsupported("'" + command.name() + "' runs beside the user; an agent only answers what it asks");
        }
        Runnable forget = request.timeout() == null ? () -> {} : agent.after(request.timeout(), this::deadline);
        try {
            SessionRequest session = session(request.in(), request.root());
            Object result = command.call(request.arguments(), agent.sessions().open(session));
            inPeace();
            if (result instanceof Answer<?> answer) {
                answer(answer);
            } else if (result instanceof Running<?, ?> stream) {
                stream(stream);
            } else if (result instanceof Launch launch) {
                launch(launch, session);
            } else {
                throw new Unsupported("'" + command.name() + "' is for the terminal itself; an agent can't do it");
            }
        } finally {
            forget.run();
        }
    }

    private SessionRequest session(TargetRef in, String root) {
        return SessionRequest.live(in, Path.of(root == null ? "/" : root), this::note, () -> how != End.How.DONE);
    }

    /** A cancel may have interrupted what was asked; what came of it nevertheless is sent without being interrupted again. */
    private void inPeace() {
        begin(null);
        Thread.interrupted();
    }

    private void capture(CaptureStart start) throws InterruptedException {
        credit.grant(start.window());
        SessionRequest session = session(start.in(), start.root());
        agent.beforeFrames();
        try (FrameSource source = agent.sessions().open(session).frames(start.request())) {
            inPeace();
            FrameRelay frames = new FrameRelay(wire, channel, credit, source);
            if (!adopt(frames::cancel, null)) {
                frames.cancel();
            }
            end(List.of(), frames.run(), null);
        }
    }

    /** From any thread of the command, so it must fit one frame: those of other messages may be around it. */
    private void note(String line) {
        wire.send(Frame.json(
                FrameType.NOTE, channel, line.length() <= MAX_NOTE ? line : line.substring(0, MAX_NOTE) + "…"));
    }

    private void answer(Answer<?> answer) throws InterruptedException {
        ItemSender sender = new ItemSender(wire, channel, credit);
        for (Object item : answer.items()) {
            if (!sender.add(item)) {
                break;
            }
        }
        sender.flush();
        end(answer.gaps(), null, null);
    }

    private void stream(Running<?, ?> stream) throws InterruptedException {
        try (stream) {
            if (!adopt(stream::cancel, null)) {
                stream.cancel();
            }
            ItemSender sender = new ItemSender(wire, channel, credit);
            boolean wanted;
            try {
                wanted = events(stream, sender);
            } catch (PodwireException e) {
                inPeace();
                sender.flush();
                broken(stream, e);
                return;
            }
            end(List.of(), wanted ? stream.summary() : null, null);
        }
    }

    /** @return false where nobody wants them any more */
    private boolean events(Running<?, ?> stream, ItemSender sender) throws InterruptedException {
        boolean wanted = true;
        while (wanted) {
            Object event = stream.next(Duration.ZERO);
            if (event == null) {
                sender.flush();
                if (stream.ended()) {
                    break;
                }
                event = stream.next(PATIENCE);
            }
            wanted = event == null ? !dropped() : sender.add(event);
        }
        sender.flush();
        return wanted;
    }

    /** What was seen until then, of a pod that is gone, is told with the failure. */
    private void broken(Running<?, ?> stream, PodwireException failure) {
        if (!tellsMore(failure)) {
            end(List.of(), null, null);
            return;
        }
        Object soFar;
        try {
            soFar = stream.summary();
        } catch (PodwireException | IllegalStateException none) {
            throw failure;
        }
        agent.log(failure);
        wire.send(FrameType.END, channel, new End<>(how, List.of(), soFar, null, Problem.of(failure)));
    }

    /** A command that was cancelled may fail in any way; only its own word on the deadline is worth more than ours. */
    private boolean tellsMore(Throwable failure) {
        return how == End.How.DONE || failure instanceof TimedOut;
    }

    private void launch(Launch launch, SessionRequest session) throws InterruptedException {
        try (Launcher launcher = agent.launcher(session.root(), session.notes())) {
            ChildRelay child = new ChildRelay(wire, channel, launcher.start(launch));
            if (!adopt(child::close, child)) {
                child.close();
            }
            int status = child.run();
            end(List.of(), null, status);
        }
    }

    /** A frame of this channel; by the reading thread. */
    void frame(Frame frame) {
        switch (frame.type()) {
            case CREDIT -> credit.grant(frame.granted());
            case CANCEL -> cancel(End.How.CANCELLED, frame.octet() != 0);
            case DATA, DATA_END, DATA_CREDIT, SIGNAL -> {
                ChildRelay child = relay();
                if (child == null) {
                    throw new BadData("frame " + frame.type() + " before the program was started");
                }
                child.frame(frame);
            }
            default -> throw new BadData("frame " + frame.type() + " from a client");
        }
    }

    private void deadline() {
        cancel(End.How.TIMED_OUT, false);
    }

    /** Ends it as soon as it can, and lets go of all it holds. */
    void abandon() {
        cancel(End.How.CANCELLED, true);
    }

    private synchronized void cancel(End.How why, boolean drop) {
        if (how == End.How.DONE) {
            how = why;
        }
        dropped |= drop;
        if (drop) {
            credit.close();
        }
        if (stop != null) {
            stop.run();
        }
        if (caller != null) {
            caller.interrupt();
        }
    }

    /**
     * From here on a cancel reaches the stream, program or capture itself.
     *
     * @param toStop ends it
     * @param child where it is a program's
     * @return false where a cancel came before
     */
    private synchronized boolean adopt(Runnable toStop, ChildRelay child) {
        stop = toStop;
        relay = child;
        return how == End.How.DONE;
    }

    private synchronized ChildRelay relay() {
        return relay;
    }

    private synchronized boolean dropped() {
        return dropped;
    }

    /** While a caller is set, a cancel interrupts it; one that came before, too. */
    private synchronized void begin(Thread thread) {
        caller = thread;
        if (thread != null && how != End.How.DONE) {
            thread.interrupt();
        }
    }

    private void failed(Throwable failure) {
        inPeace();
        if (tellsMore(failure)) {
            agent.log(failure);
            wire.send(FrameType.PROBLEM, channel, Problem.of(failure));
        } else {
            end(List.of(), null, null);
        }
    }

    private void end(List<Gap> gaps, Object summary, Integer status) {
        wire.send(FrameType.END, channel, new End<>(how, gaps, summary, status, null));
    }
}
