package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unreachable;
import io.podwire.api.error.Unsupported;
import io.podwire.shell.agent.TestCommands.Breaking;
import io.podwire.shell.agent.TestCommands.Item;
import io.podwire.shell.agent.TestCommands.Numbers;
import io.podwire.shell.agent.TestCommands.Refused;
import io.podwire.shell.agent.TestCommands.Stuck;
import io.podwire.shell.agent.TestCommands.Sum;
import io.podwire.shell.agent.TestCommands.Ticks;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameReader;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.FrameWriter;
import io.podwire.values.frame.Hello;
import io.podwire.values.frame.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent promises, over pipes in memory. */
@Timeout(30)
class AgentTest {

    private static final CommandSpec NUMBERS = TestCommands.ALL.get("numbers");
    private static final CommandSpec TICKS = TestCommands.ALL.get("ticks");
    private static final CommandSpec BREAKING = TestCommands.ALL.get("breaking");
    private static final CommandSpec STUCK = TestCommands.ALL.get("stuck");
    private static final CommandSpec REFUSED = TestCommands.ALL.get("refused");

    private MemoryAgent agent;

    @BeforeEach
    void start() {
        agent = new MemoryAgent(MemoryAgent.CALM);
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    @Test
    void anAnswerComesWithItsGapsAndNotes() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            assertThat(connection.agent().host()).isEqualTo("here");
            Object answer = connection.call(NUMBERS, new Numbers.Args(3, 0), agent.options(1000));
            assertThat(answer)
                    .isEqualTo(new Answer<>(
                            List.of(new Item(0, ""), new Item(1, ""), new Item(2, "")),
                            List.of(new Gap("netns/7", "gone"))));
            assertThat(agent.notes).containsExactly("counting to 3");
        }
        assertThat(agent.ended()).isNull();
    }

    @Test
    void tenThousandItemsInManyFrames() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            Answer<?> answer = (Answer<?>) connection.call(NUMBERS, new Numbers.Args(10_000, 100), agent.options(64));
            assertThat(answer.items()).hasSize(10_000);
            assertThat(((Item) answer.items().get(9_999)).number()).isEqualTo(9_999);
        }
    }

    @Test
    void anItemLargerThanAFrameIsSplit() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            Answer<?> answer =
                    (Answer<?>) connection.call(NUMBERS, new Numbers.Args(3, 3 * Frame.MAX_PAYLOAD), agent.options(10));
            assertThat(((Item) answer.items().get(2)).padding()).hasSize(3 * Frame.MAX_PAYLOAD);
        }
    }

    @Test
    void failuresAreThrownHereAsTheyWereThere() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            assertThatThrownBy(() -> connection.call(REFUSED, new Refused.Args(false), agent.options(10)))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("no pod 'x\u001b'")
                    .satisfies(e -> assertThat(((PodwireException) e).hints()).containsExactly("try: podwire pods"));
            assertThatThrownBy(() -> connection.call(REFUSED, new Refused.Args(true), agent.options(10)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a bug");
        }
    }

    @Test
    void aSlowReaderHoldsTheStreamAtItsWindowAndNothingElse() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            RemoteRunning ticks = connection.stream(TICKS, new Ticks.Args(1_000_000), agent.options(100));
            assertThat(ticks.next(Duration.ofSeconds(5))).isEqualTo(new Item(0, ""));
            until(() -> Ticks.MADE.get() >= 100);
            // one more than the window is made and waits for credit; a second stream is not held up by the first
            assertThat(connection.call(NUMBERS, new Numbers.Args(500, 0), agent.options(100)))
                    .isNotNull();
            assertThat(Ticks.MADE.get()).isEqualTo(101);
            for (int i = 1; i < 1000; i++) {
                assertThat(((Item) ticks.next(Duration.ofSeconds(5))).number()).isEqualTo(i);
            }
            assertThat(Ticks.MADE.get()).isLessThanOrEqualTo(1000 + 100 + 1);
            ticks.close();
            until(() -> Ticks.OPEN.get() == 0);
        }
    }

    @Test
    void aCancelledStreamStillGivesItsSummary() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            Running<?, ?> ticks = (Running<?, ?>) connection.call(TICKS, new Ticks.Args(1_000_000), agent.options(10));
            ticks.next(Duration.ofSeconds(5));
            ticks.cancel();
            int seen = 1;
            while (!ticks.ended()) {
                seen += ticks.next(Duration.ofMillis(100)) == null ? 0 : 1;
            }
            Sum sum = (Sum) ticks.summary();
            assertThat(sum.complete()).isFalse();
            assertThat(sum.count()).isEqualTo(seen);
            until(() -> Ticks.OPEN.get() == 0);
        }
    }

    @Test
    void aStreamEndsByItself() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            RemoteRunning ticks = connection.stream(TICKS, new Ticks.Args(5), agent.options(2));
            List<Object> events = new ArrayList<>();
            while (!ticks.ended()) {
                Object event = ticks.next(Duration.ofSeconds(1));
                if (event != null) {
                    events.add(event);
                }
            }
            assertThat(events).hasSize(5);
            assertThat(ticks.summary()).isEqualTo(new Sum(5, true));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStreamThatBreaksTellsWhatItSawAndWhy(boolean summed) throws Exception {
        try (AgentConnection connection = agent.connect()) {
            RemoteRunning breaking = connection.stream(BREAKING, new Breaking.Args(5, summed), agent.options(2));
            for (int i = 0; i < 5; i++) {
                assertThat(breaking.next(Duration.ofSeconds(5))).isEqualTo(new Item(i, ""));
            }
            assertThat(breaking.ended()).isFalse();
            assertThatThrownBy(() -> breaking.next(Duration.ofSeconds(5)))
                    .isInstanceOfSatisfying(NotFound.class, gone -> {
                        assertThat(gone).hasMessage("the pod is gone");
                        assertThat(gone.hints()).containsExactly("try:   another");
                    });
            if (summed) {
                assertThat(breaking.ended()).isTrue();
                assertThat(breaking.summary()).isEqualTo(new Sum(5, false));
            } else {
                assertThatThrownBy(breaking::summary).isInstanceOf(NotFound.class);
            }
            breaking.close();
            until(() -> agent.server.openChannels().isEmpty());
        }
    }

    @Test
    void aDeadlineInterruptsTheCommand() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            CallOptions options = new CallOptions(null, null, Duration.ofMillis(50), 10, agent.notes::add);
            assertThatThrownBy(() -> connection.call(STUCK, new Stuck.Args(), options))
                    .isInstanceOf(TimedOut.class);
            RemoteRunning partly = connection.stream(STUCK, new Stuck.Args(), options);
            assertThat(partly.next(Duration.ofSeconds(5))).isEqualTo(new Item(1, "what there was"));
            assertThat(Stuck.INSIDE.get()).isZero();
        }
    }

    @Test
    void anInterruptedCallerCancelsOverThere() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    connection.call(STUCK, new Stuck.Args(), agent.options(10));
                    outcome.complete(null);
                } catch (RuntimeException e) {
                    outcome.complete(e);
                }
            });
            caller.start();
            until(() -> Stuck.INSIDE.get() == 1);
            caller.interrupt();
            assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(java.util.concurrent.CancellationException.class);
            until(() -> Stuck.INSIDE.get() == 0 && agent.server.openChannels().isEmpty());
        }
    }

    @Test
    void leavingEndsEveryRequest() throws Exception {
        AgentConnection connection = agent.connect();
        RemoteRunning stuck = connection.stream(STUCK, new Stuck.Args(), agent.options(10));
        until(() -> Stuck.INSIDE.get() == 1);
        connection.close();
        assertThat(agent.ended()).isNull();
        assertThat(Stuck.INSIDE.get()).isZero();
        assertThatThrownBy(() -> stuck.next(Duration.ofSeconds(5))).isInstanceOf(Unreachable.class);
        assertThatThrownBy(() -> connection.call(STUCK, new Stuck.Args(), agent.options(10)))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void aClosedPipeEndsEveryRequest() throws Exception {
        AgentConnection connection = agent.connect();
        connection.stream(STUCK, new Stuck.Args(), agent.options(10));
        until(() -> Stuck.INSIDE.get() == 1);
        agent.toAgent.out().close();
        assertThat(agent.ended()).isInstanceOf(Unreachable.class).hasMessage("the connection ended");
        assertThat(Stuck.INSIDE.get()).isZero();
    }

    @Test
    void twoStreamsAtOnce() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            RemoteRunning one = connection.stream(NUMBERS, new Numbers.Args(2000, 500), agent.options(50));
            RemoteRunning two = connection.stream(NUMBERS, new Numbers.Args(2000, 500), agent.options(50));
            for (int i = 0; i < 2000; i++) {
                assertThat(((Item) one.next(Duration.ofSeconds(5))).number()).isEqualTo(i);
                assertThat(((Item) two.next(Duration.ofSeconds(5))).number()).isEqualTo(i);
            }
        }
    }

    @Test
    void tooManyRequestsAreRefusedAndTheOthersGoOn() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            List<RemoteRunning> held = new ArrayList<>();
            for (int i = 0; i < AgentServer.MAX_REQUESTS; i++) {
                held.add(connection.stream(STUCK, new Stuck.Args(), agent.options(10)));
            }
            until(() -> Stuck.INSIDE.get() == AgentServer.MAX_REQUESTS);
            assertThatThrownBy(() -> connection.call(NUMBERS, new Numbers.Args(1, 0), agent.options(10)))
                    .isInstanceOf(Unsupported.class);
            held.forEach(RemoteRunning::close);
            until(() -> agent.server.openChannels().isEmpty());
            assertThat(connection.call(NUMBERS, new Numbers.Args(1, 0), agent.options(10)))
                    .isNotNull();
        }
    }

    @Test
    void anAgentEndsWhenItHearsNothing() throws Exception {
        Heartbeat quick = new Heartbeat(Duration.ofMillis(50), Duration.ofMillis(300));
        MemoryAgent alone = new MemoryAgent(quick);
        FrameWriter writer = new FrameWriter(alone.toAgent.out());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(quick)));
        writer.write(Frame.json(FrameType.REQUEST, 1, new Request<>("stuck", new Stuck.Args(), null, null, null, 1)));
        until(() -> Stuck.INSIDE.get() == 1);
        assertThat(alone.ended()).isInstanceOf(Unreachable.class).hasMessageContaining("nothing was heard");
        assertThat(Stuck.INSIDE.get()).isZero();
    }

    @Test
    void signsOfLifeKeepItAlive() throws Exception {
        Heartbeat quick = new Heartbeat(Duration.ofMillis(50), Duration.ofMillis(300));
        MemoryAgent alone = new MemoryAgent(quick);
        try (AgentConnection connection = AgentConnection.open(
                alone.fromAgent.in(), alone.toAgent.out(), MemoryAgent.hello(quick), quick, Duration.ofSeconds(5))) {
            TimeUnit.MILLISECONDS.sleep(900);
            assertThat(connection.call(NUMBERS, new Numbers.Args(1, 0), alone.options(10)))
                    .isNotNull();
        }
        assertThat(alone.ended()).isNull();
    }

    @Test
    void aClientHearsThatItsAgentIsGone() throws Exception {
        Heartbeat quick = new Heartbeat(Duration.ofMillis(50), Duration.ofMillis(300));
        // speaks once and never again
        new FrameWriter(agent.fromAgent.out()).write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(quick)));
        io.podwire.testkit.MemoryPipe nowhere = new io.podwire.testkit.MemoryPipe(1 << 20);
        io.podwire.testkit.MemoryPipe mute = new io.podwire.testkit.MemoryPipe(1 << 20);
        new FrameWriter(mute.out()).write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(quick)));
        AgentConnection connection =
                AgentConnection.open(mute.in(), nowhere.out(), MemoryAgent.hello(quick), quick, Duration.ofSeconds(5));
        RemoteRunning waiting = connection.stream(NUMBERS, new Numbers.Args(1, 0), agent.options(10));
        assertThatThrownBy(() -> waiting.next(Duration.ofSeconds(5)))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("nothing was heard");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage that is no frame at all",
                "\u0000\u0000\u0000\u0005\u0002\u0000\u0000\u0000\u0000",
                "\u0000\u0000\u0000\u0005\u003f\u0000\u0000\u0000\u0000",
                "\u007f\u0000\u0000\u0005\u0002\u0000\u0000\u0000\u0000",
                "\u0000\u0000",
            })
    void garbageInsteadOfAHelloEndsTheAgent(String bytes) throws Exception {
        agent.toAgent.out().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        agent.toAgent.out().close();
        assertThat(agent.ended()).isInstanceOf(BadData.class);
    }

    @Test
    void framesThatBreakTheProtocolEndTheAgent() throws Exception {
        List<Frame> broken = List.of(
                Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)),
                Frame.credit(0, 1),
                new Frame(FrameType.CREDIT, false, 1, new byte[3]),
                Frame.signal(1, 9),
                Frame.json(FrameType.NOTE, 1, "from a client"),
                Frame.json(FrameType.REQUEST, 1, new Request<>("stuck", new Stuck.Args(), null, null, null, 1)));
        for (Frame frame : broken) {
            MemoryAgent victim = new MemoryAgent(MemoryAgent.CALM);
            FrameWriter writer = new FrameWriter(victim.toAgent.out());
            writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
            writer.write(
                    Frame.json(FrameType.REQUEST, 1, new Request<>("stuck", new Stuck.Args(), null, null, null, 1)));
            writer.write(frame);
            assertThat(victim.ended()).as(frame.toString()).isInstanceOf(BadData.class);
        }
    }

    @Test
    void badRequestsAreAnsweredAndTheConnectionGoesOn() throws Exception {
        FrameWriter writer = new FrameWriter(agent.toAgent.out());
        FrameReader reader = new FrameReader(agent.fromAgent.in());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
        List<String> bad = List.of(
                "[]",
                "{\"command\":\"nosuch\",\"arguments\":{}}",
                "{\"command\":\"numbers\",\"arguments\":{\"count\":\"many\",\"padding\":0}}",
                "{\"command\":\"numbers\",\"arguments\":{\"count\":1,\"padding\":0,\"newer\":true},\"window\":1}",
                "{\"command\":\"numbers\",\"window\":1}",
                "no json");
        int channel = 0;
        for (String json : bad) {
            channel++;
            writer.message(FrameType.REQUEST, channel, json.getBytes(StandardCharsets.UTF_8));
            Frame reply = next(reader, channel);
            assertThat(reply.type()).as(json).isEqualTo(FrameType.PROBLEM);
        }
        writer.message(
                FrameType.REQUEST,
                99,
                "{\"command\":\"numbers\",\"arguments\":{\"count\":1,\"padding\":0,\"newer\":null},\"window\":1}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(next(reader, 99).type()).isEqualTo(FrameType.NOTE);
        assertThat(next(reader, 99).type()).isEqualTo(FrameType.ITEMS);
        assertThat(next(reader, 99).type()).isEqualTo(FrameType.END);
    }

    @Test
    void noMoreItemsThanGrantedEverLeaveTheAgent() throws Exception {
        FrameWriter writer = new FrameWriter(agent.toAgent.out());
        FrameReader reader = new FrameReader(agent.fromAgent.in());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
        writer.write(Frame.json(FrameType.REQUEST, 1, new Request<>("ticks", new Ticks.Args(50), null, null, null, 3)));
        int granted = 3;
        int seen = 0;
        for (int more : new int[] {1, 5, 2, 30, 100, 1}) {
            while (seen < Math.min(granted, 50)) {
                Frame items = next(reader, 1);
                assertThat(items.type()).isEqualTo(FrameType.ITEMS);
                seen += ((List<?>) io.podwire.values.JsonTree.read(items.payload(), io.podwire.values.Limits.DOCUMENT))
                        .size();
                assertThat(seen).isLessThanOrEqualTo(granted);
            }
            writer.write(Frame.credit(1, more));
            granted += more;
        }
        assertThat(seen).isEqualTo(50);
        assertThat(next(reader, 1).type()).isEqualTo(FrameType.END);
    }

    @Test
    void anotherProtocolIsRefusedByName() throws Exception {
        new FrameWriter(agent.toAgent.out())
                .write(Frame.json(
                        FrameType.HELLO, 0, new Hello(Hello.PROTOCOL + 1, "9.9", "x", 1, Duration.ofSeconds(10))));
        assertThat(agent.ended())
                .isInstanceOf(Unsupported.class)
                .hasMessage("the other end speaks protocol " + (Hello.PROTOCOL + 1) + " (podwire 9.9), this one "
                        + Hello.PROTOCOL + " (podwire test)");
    }

    /** The next frame of a channel, past signs of life. */
    static Frame next(FrameReader reader, int channel) throws IOException {
        Frame frame = reader.read();
        while (frame.channel() != channel) {
            frame = reader.read();
        }
        return frame;
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen within 5 s");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
