package io.podwire.shell.agent;

import io.podwire.api.error.BadData;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unsupported;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.Hello;
import io.podwire.values.frame.MessageParts;
import io.podwire.values.frame.Problem;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The agent's end of one connection: any number of requests at a time, up to {@link #MAX_REQUESTS}. It ends with its connection
 * (left, closed, broken, garbage, or silent) and takes everything with it that a request still holds.
 */
final class AgentServer implements Wire.Receiver {

    /** Requests at one time; the next is refused. */
    static final int MAX_REQUESTS = 64;

    private static final long LETTING_GO_MILLIS = 2000;

    private final Agent agent;
    private final Wire wire;
    private final Map<Integer, ServedRequest> open = new ConcurrentHashMap<>();
    private final Map<Integer, Thread> threads = new ConcurrentHashMap<>();
    private final Map<Integer, MessageParts> unfinished = new HashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile PodwireException cause;

    AgentServer(Agent agent, InputStream in, OutputStream out, Hello mine, Heartbeat heartbeat) {
        this.agent = agent;
        this.wire = new Wire(in, out, mine, heartbeat, this);
    }

    /**
     * Serves until the connection is over and its requests have ended, which takes two seconds at most.
     *
     * @throws PodwireException why it ended, unless the client took leave
     */
    void serve() throws InterruptedException {
        wire.start();
        over.await();
        open.values().forEach(ServedRequest::abandon);
        long deadline = System.nanoTime() + LETTING_GO_MILLIS * 1_000_000;
        for (Thread thread : threads.values()) {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        agent.close();
        if (cause != null) {
            throw cause;
        }
    }

    @Override
    public void over(PodwireException why) {
        cause = why;
        over.countDown();
    }

    @Override
    public void frame(Frame frame) {
        int channel = frame.channel();
        if (channel == 0) {
            throw new BadData("frame " + frame.type() + " on channel 0");
        }
        if (frame.type() == FrameType.REQUEST || frame.type() == FrameType.CAPTURE) {
            byte[] message =
                    unfinished.computeIfAbsent(channel, c -> new MessageParts()).add(frame);
            if (message != null) {
                unfinished.remove(channel);
                accept(channel, frame.type(), message);
            } else if (unfinished.size() > MAX_REQUESTS) {
                throw new BadData("more than " + MAX_REQUESTS + " requests were begun and not finished");
            }
            return;
        }
        ServedRequest request = open.get(channel);
        // none: it has just ended, and the client did not know yet when it sent this
        if (request != null) {
            request.frame(frame);
        }
    }

    private void accept(int channel, FrameType type, byte[] message) {
        if (open.size() >= MAX_REQUESTS) {
            Unsupported refusal = new Unsupported("the agent serves " + MAX_REQUESTS + " requests already");
            wire.send(FrameType.PROBLEM, channel, Problem.of(refusal));
            return;
        }
        ServedRequest request = new ServedRequest(agent, wire, channel, type, message);
        if (open.putIfAbsent(channel, request) != null) {
            throw new BadData("a second request on channel " + channel);
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        request.run();
                    } finally {
                        threads.remove(channel);
                        open.remove(channel);
                    }
                },
                "agent-" + channel);
        thread.setDaemon(true);
        threads.put(channel, thread);
        thread.start();
    }

    /** Channels of requests that have not ended, for tests. */
    List<Integer> openChannels() {
        return List.copyOf(open.keySet());
    }
}
