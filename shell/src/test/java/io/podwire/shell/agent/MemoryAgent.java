package io.podwire.shell.agent;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Commands;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Host;
import io.podwire.api.host.Place;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.testkit.MemoryPipe;
import io.podwire.values.frame.Hello;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** An agent with the test's commands on a thread of this process, behind pipes of 64 KiB as the kernel's are. */
final class MemoryAgent {

    static final Heartbeat CALM = new Heartbeat(Duration.ofSeconds(2), Duration.ofSeconds(20));

    final MemoryPipe toAgent = new MemoryPipe(64 << 10);
    final MemoryPipe fromAgent = new MemoryPipe(64 << 10);
    final ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();
    final AgentServer server;
    private final CompletableFuture<PodwireException> ended = new CompletableFuture<>();

    MemoryAgent(Heartbeat heartbeat) {
        this(heartbeat, request -> {
            throw new AssertionError("no frames here");
        });
    }

    /** @param frames what a capture is answered with */
    MemoryAgent(Heartbeat heartbeat, Function<CaptureRequest, FrameSource> frames) {
        Agent agent = new Agent(
                TestCommands.ALL::get,
                request -> new RequestSession(request, frames),
                LocalWiring::launcher,
                () -> {},
                failure -> {});
        server = new AgentServer(agent, toAgent.in(), fromAgent.out(), hello(heartbeat), heartbeat);
        Thread thread = new Thread(() -> {
            try {
                server.serve();
                ended.complete(null);
            } catch (PodwireException e) {
                ended.complete(e);
            } catch (InterruptedException e) {
                ended.completeExceptionally(e);
            } finally {
                closeOutput();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** As the end of the agent's process does. */
    private void closeOutput() {
        try {
            fromAgent.out().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Hello hello(Heartbeat heartbeat) {
        return new Hello(Hello.PROTOCOL, "test", "here", ProcessHandle.current().pid(), heartbeat.silence());
    }

    AgentConnection connect() throws InterruptedException {
        return AgentConnection.open(fromAgent.in(), toAgent.out(), hello(CALM), CALM, Duration.ofSeconds(5));
    }

    CallOptions options(int window) {
        return new CallOptions(null, null, null, window, notes::add);
    }

    FrameSource capture(AgentConnection connection) {
        return connection.capture(FakeRing.request(), options(1000), () -> false);
    }

    /** Why the agent ended, or null where its client took leave; waits for it. */
    PodwireException ended() throws Exception {
        return ended.get(5, TimeUnit.SECONDS);
    }

    /** As when the client's process ends. */
    void close() throws Exception {
        toAgent.out().close();
        ended();
    }

    /** What these commands ask of a session: they look at no host. */
    private record RequestSession(SessionRequest request, Function<CaptureRequest, FrameSource> source)
            implements Session {

        @Override
        public FrameSource frames(CaptureRequest capture) {
            return source.apply(capture);
        }

        @Override
        public Host host() {
            throw new AssertionError("no host here");
        }

        @Override
        public Place place() {
            throw new AssertionError("no place here");
        }

        @Override
        public Place resolve(TargetRef target) {
            throw new AssertionError("no target here");
        }

        @Override
        public Commands commands() {
            throw new AssertionError("no other commands here");
        }

        @Override
        public Session until(BooleanSupplier also) {
            throw new AssertionError("no other calls here");
        }

        @Override
        public void note(String line) {
            request.notes().accept(line);
        }

        @Override
        public boolean cancelled() {
            return request.cancelled().getAsBoolean();
        }
    }
}
