package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unreachable;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.agent.FakeRing.Shot;
import io.podwire.testkit.MemoryPipe;
import io.podwire.values.Json;
import io.podwire.values.frame.CaptureStart;
import io.podwire.values.frame.Frame;
import io.podwire.values.frame.FrameReader;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.FrameWriter;
import io.podwire.values.frame.PacketBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Captured frames through an agent, over pipes in memory: all of them, as they were, or counted. */
@Timeout(60)
class AgentFramesTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final AtomicReference<CaptureRequest> asked = new AtomicReference<>();
    private FakeRing ring = new FakeRing(64 << 20, "eth0", "vxlan.calico");
    private final MemoryAgent agent = new MemoryAgent(MemoryAgent.CALM, request -> {
        asked.set(request);
        return ring;
    });

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    private static CaptureRequest request() {
        return new CaptureRequest(
                List.of(new CaptureRequest.Point(TargetRef.parse("shop/cart"), "eth0")),
                null,
                262_144,
                null,
                true,
                CaptureRequest.Direction.INOUT,
                false,
                false);
    }

    private FrameSource capture(AgentConnection connection) {
        return connection.capture(request(), agent.options(1000), () -> false);
    }

    private static Shot shot(FrameSource source, Frames frames) {
        assertThat(source.links().size()).isGreaterThan(frames.link());
        return new Shot(frames.link(), frames.nanos(), frames.bytes(), frames.length(), frames.marks());
    }

    /** All that come until the source has ended. */
    private static List<Shot> rest(FrameSource source) {
        List<Shot> all = new ArrayList<>();
        while (!source.ended()) {
            Frames frames = source.next(LONG);
            while (frames != null && frames.advance()) {
                all.add(shot(source, frames));
            }
        }
        return all;
    }

    private static void assertSame(List<Shot> came, List<Shot> went) {
        assertThat(came).isEqualTo(went);
    }

    @Test
    void theRequestArrivesAsItWasAsked() throws Exception {
        FilterProgram program = new FilterProgram(
                1, true, List.of(new FilterProgram.Instruction(6, 0, 0, 4_294_967_295L)), "libpcap 1");
        CaptureRequest full = new CaptureRequest(
                List.of(
                        new CaptureRequest.Point(TargetRef.parse("shop/cart"), "any"),
                        new CaptureRequest.Point(null, null)),
                new CaptureFilter("tcp port 80", false, List.of(program)),
                96,
                1L << 33,
                false,
                CaptureRequest.Direction.OUT,
                true,
                true);
        try (AgentConnection connection = agent.connect();
                FrameSource source = connection.capture(full, agent.options(10), () -> false)) {
            assertThat(asked.get()).isEqualTo(full);
            assertThat(source.links()).isEqualTo(ring.links());
        }
    }

    @Test
    void framesOfEverySizeComeAsTheyWere() throws Exception {
        Random random = new Random(7);
        List<Shot> went = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            // up to the greatest snap length, which takes five messages' room
            int size = i % 50 == 49 ? 262_144 - random.nextInt(3) : random.nextInt(3000);
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            went.add(new Shot(i % 2, random.nextLong(), bytes, size + random.nextInt(9), i & 0x7f));
        }
        try (AgentConnection connection = agent.connect();
                FrameSource source = capture(connection)) {
            went.forEach(ring::put);
            source.cancel();
            assertSame(rest(source), went);
            assertThat(source.counts()).isEqualTo(ring.counts());
            assertThat(source.counts().given()).isEqualTo(500);
            AgentTest.until(ring::closed);
        }
        assertThat(agent.ended()).isNull();
    }

    @Test
    void oneFrameDoesNotWaitForOthers() throws Exception {
        try (AgentConnection connection = agent.connect();
                FrameSource source = capture(connection)) {
            assertThat(source.next(Duration.ZERO)).isNull();
            assertThat(source.ended()).isFalse();
            for (int i = 0; i < 3; i++) {
                Shot shot = new Shot(0, i, new byte[] {1, 2, 3});
                ring.put(shot);
                Frames frames = source.next(LONG);
                assertThat(frames.advance()).isTrue();
                assertSame(List.of(shot(source, frames)), List.of(shot));
                assertThat(frames.advance()).isFalse();
            }
        }
    }

    @Test
    void linksThatComeLaterAreKnownBeforeTheirFrames() throws Exception {
        try (AgentConnection connection = agent.connect();
                FrameSource source = capture(connection)) {
            assertThat(source.links()).hasSize(2);
            ring.link("lxc1");
            ring.put(new Shot(2, 1, new byte[60]));
            Frames frames = source.next(LONG);
            assertThat(frames.advance()).isTrue();
            assertThat(source.links().get(frames.link()).name()).isEqualTo("lxc1");
        }
    }

    @Test
    void aReaderThatStandsStillMakesCountedDropsAndNothingGrows() throws Exception {
        ring = new FakeRing(1 << 20, "eth0");
        try (AgentConnection connection = agent.connect();
                FrameSource source = capture(connection)) {
            int sent = 40_000;
            int size = 2500;
            long before = agent.fromAgent.written();
            // five times what window and ring hold; the ring is only asked while there is credit
            for (int i = 0; i < sent; i++) {
                ring.put(new Shot(0, i, new byte[size]));
                if (i % 1000 == 999) {
                    Thread.yield();
                }
            }
            // counts come though packets can't
            AgentTest.until(() -> source.counts().dropped() > 0);
            long came = agent.fromAgent.written() - before;
            assertThat(came).isLessThan(RemoteFrames.WINDOW + (256 << 10));
            // another question is answered meanwhile
            assertThat(connection.call(
                            TestCommands.ALL.get("numbers"), new TestCommands.Numbers.Args(5, 0), agent.options(10)))
                    .isNotNull();
            source.cancel();
            List<Shot> got = rest(source);
            CaptureCounts counts = source.counts();
            assertThat(counts.received()).isEqualTo(sent);
            assertThat(counts.given()).isEqualTo(got.size());
            assertThat(counts.given() + counts.dropped()).isEqualTo(sent);
            assertThat(counts.dropped()).isPositive();
            // in order, and those that came first are there
            for (int i = 1; i < got.size(); i++) {
                assertThat(got.get(i).nanos()).isGreaterThan(got.get(i - 1).nanos());
            }
        }
    }

    @Test
    void aLostLinkDoesNotWaitForAReaderThatStandsStill() throws Exception {
        try (AgentConnection connection = agent.connect();
                FrameSource source = capture(connection)) {
            int sent = 10_000;
            for (int i = 0; i < sent; i++) {
                ring.put(new Shot(i % 2, i, new byte[4000]));
            }
            AgentTest.until(() -> ring.counts().given() > 4000);
            ring.lose("its network namespace ended");
            long begun = System.nanoTime();
            AgentTest.until(() -> !ring.holds());
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            source.cancel();
            List<Shot> got = rest(source);
            CaptureCounts counts = source.counts();
            assertThat(counts.received()).isEqualTo(sent);
            assertThat(counts.given()).isEqualTo(got.size());
            assertThat(counts.given()).isGreaterThanOrEqualTo(4000);
            assertThat(counts.given() + counts.dropped()).isEqualTo(sent);
            assertThat(counts.links())
                    .allSatisfy(link -> assertThat(link.lost()).isEqualTo("its network namespace ended"));
        }
    }

    @Test
    void whatBreaksItComesAfterAllThatWas() throws Exception {
        try (AgentConnection connection = agent.connect();
                FrameSource source = capture(connection)) {
            ring.put(new Shot(0, 1, new byte[9]));
            ring.fail(new NotFound("shop/cart: its network namespace is gone", "try:   podwire pods"));
            Frames frames = source.next(LONG);
            assertThat(frames.advance()).isTrue();
            assertThat(source.ended()).isFalse();
            assertThatThrownBy(() -> source.next(LONG))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("shop/cart: its network namespace is gone");
            assertThat(source.counts()).isEqualTo(ring.counts());
            AgentTest.until(ring::closed);
        }
    }

    @Test
    void whyItCanNotBeginIsThrownAtOnce() throws Exception {
        MemoryAgent refusing = new MemoryAgent(MemoryAgent.CALM, request -> {
            throw new NotPermitted("capture: socket: EPERM", "needs: CAP_NET_RAW");
        });
        try (AgentConnection connection = refusing.connect()) {
            assertThatThrownBy(() -> connection.capture(request(), refusing.options(10), () -> false))
                    .isInstanceOf(NotPermitted.class)
                    .hasMessage("capture: socket: EPERM");
        }
        refusing.close();
    }

    @Test
    void aUserWhoLosesPatienceNeedNotWaitForTheFirstLink() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        MemoryAgent slow = new MemoryAgent(MemoryAgent.CALM, request -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
                throw new AssertionError();
            } catch (InterruptedException e) {
                return ring;
            }
        });
        try (AgentConnection connection = slow.connect();
                FrameSource source = connection.capture(request(), slow.options(10), () -> inside.getCount() == 0)) {
            assertThat(rest(source)).isEmpty();
            AgentTest.until(ring::closed);
        }
        slow.close();
    }

    @Test
    void closingLetsGoAtOnce() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            FrameSource source = capture(connection);
            ring.put(new Shot(0, 1, new byte[9]));
            source.close();
            AgentTest.until(ring::closed);
            AgentTest.until(() -> agent.server.openChannels().isEmpty());
        }
    }

    @Test
    void aReaderThatStoodStillCanStillLetGo() throws Exception {
        try (AgentConnection connection = agent.connect()) {
            FrameSource source = capture(connection);
            for (int i = 0; i < 10_000; i++) {
                ring.put(new Shot(0, i, new byte[4000]));
            }
            AgentTest.until(() -> ring.counts().given() > 1000);
            source.close();
            AgentTest.until(ring::closed);
        }
    }

    @Test
    void anAgentThatLosesItsClientLetsGo() throws Exception {
        capture(agent.connect());
        agent.toAgent.out().close();
        assertThat(agent.ended()).isInstanceOf(Unreachable.class);
        AgentTest.until(ring::closed);
    }

    /** What a far end that is none of ours says once it was asked for frames. */
    private interface Saying {

        void say(FrameWriter writer) throws Exception;
    }

    private AgentConnection fromFar;

    private FrameSource captureFrom(MemoryPipe far, MemoryPipe toFar, Saying saying) throws Exception {
        FrameWriter writer = new FrameWriter(far.out());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
        fromFar = AgentConnection.open(
                far.in(), toFar.out(), MemoryAgent.hello(MemoryAgent.CALM), MemoryAgent.CALM, LONG);
        CompletableFuture<Void> said = CompletableFuture.runAsync(() -> {
            try {
                AgentTest.next(new FrameReader(toFar.in()), 1);
                writer.message(FrameType.LINKS, 1, Json.bytes(ring.links()));
                saying.say(writer);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        FrameSource source = capture(fromFar);
        said.join();
        return source;
    }

    private static byte[] packet() {
        ByteBuffer one = ByteBuffer.allocate(29).putLong(1).putInt(9).putInt(9);
        return one.array();
    }

    @Test
    void whatCameBeforeTheAgentWasLostIsGiven() throws Exception {
        MemoryPipe far = new MemoryPipe(64 << 10);
        FrameSource source = captureFrom(far, new MemoryPipe(64 << 10), writer -> {
            writer.message(FrameType.PACKETS, 1, packet());
            far.out().close();
        });
        assertThat(source.next(LONG).advance()).isTrue();
        assertThatThrownBy(() -> source.next(LONG)).isInstanceOf(Unreachable.class);
        assertThatThrownBy(() -> source.next(LONG)).isInstanceOf(Unreachable.class);
        assertThat(source.ended()).isFalse();
    }

    @Test
    void packetsThatAreNoneAreRefusedByWhoReadsThem() throws Exception {
        List<byte[]> bad = List.of(
                Arrays.copyOf(packet(), 32),
                Arrays.copyOf(packet(), 40),
                ByteBuffer.allocate(29).putLong(1).putInt(-1).putInt(9).array(),
                ByteBuffer.allocate(29).putLong(1).putInt(9).putInt(8).array(),
                ByteBuffer.allocate(29)
                        .putLong(1)
                        .putInt(9)
                        .putInt(9)
                        .putShort((short) 2)
                        .array(),
                ByteBuffer.allocate(29)
                        .putLong(1)
                        .putInt(9)
                        .putInt(9)
                        .putShort((short) -1)
                        .array());
        for (byte[] message : bad) {
            FrameSource source = captureFrom(
                    new MemoryPipe(64 << 10),
                    new MemoryPipe(64 << 10),
                    writer -> writer.message(FrameType.PACKETS, 1, message));
            assertThatThrownBy(() -> source.next(LONG))
                    .as(HexFormat.of().formatHex(message))
                    .isInstanceOf(BadData.class)
                    .hasMessageStartingWith("packets: ");
        }
    }

    @Test
    void packetsWithoutCreditEndTheConnection() throws Exception {
        FrameSource source = captureFrom(new MemoryPipe(8 << 20), new MemoryPipe(64 << 10), writer -> {
            byte[] full = new byte[Frame.MAX_PAYLOAD / 20 * 20];
            for (int sent = 0; sent <= RemoteFrames.WINDOW; sent += full.length) {
                writer.message(FrameType.PACKETS, 1, full);
            }
        });
        // not one was read, so no credit went back meanwhile
        AgentTest.until(() -> {
            RemoteRunning other = fromFar.stream(
                    TestCommands.ALL.get("numbers"), new TestCommands.Numbers.Args(1, 0), agent.options(10));
            try {
                return other.next(Duration.ZERO) != null;
            } catch (BadData e) {
                return e.getMessage().contains("packets came without credit");
            }
        });
        assertThat(source.next(LONG)).isNotNull();
    }

    @Test
    void anInterruptedReaderCancelsAndGetsTheRest() throws Exception {
        try (AgentConnection connection = agent.connect();
                FrameSource source = capture(connection)) {
            ring.put(new Shot(0, 1, new byte[9]));
            Thread.currentThread().interrupt();
            List<Shot> got = rest(source);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(got).hasSize(1);
            assertThat(ring.cancelled()).isTrue();
        }
    }

    @Test
    void aCaptureThatCanNotBeIsRefusedAndTheConnectionGoesOn() throws Exception {
        FrameWriter writer = new FrameWriter(agent.toAgent.out());
        FrameReader reader = new FrameReader(agent.fromAgent.in());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
        String good = new String(
                Frame.json(FrameType.CAPTURE, 1, new CaptureStart(request(), null, null, RemoteFrames.WINDOW))
                        .payload(),
                StandardCharsets.UTF_8);
        List<String> bad = List.of(
                "[]",
                "no json",
                "{}",
                good.replace("\"window\":" + RemoteFrames.WINDOW, "\"window\":1000"),
                good.replace("\"snapLength\":262144", "\"snapLength\":0"),
                good.replace("\"snapLength\":262144", "\"snapLength\":262145"),
                good.replace("\"direction\":\"inout\"", "\"direction\":null"),
                good.replace("\"promiscuous\":true", "\"promiscuous\":true,\"newer\":true"));
        int channel = 0;
        for (String json : bad) {
            assertThat(json).isNotEqualTo(good);
            channel++;
            writer.message(FrameType.CAPTURE, channel, json.getBytes(StandardCharsets.UTF_8));
            Frame reply = AgentTest.next(reader, channel);
            assertThat(reply.type()).as(json).isEqualTo(FrameType.PROBLEM);
        }
        writer.message(FrameType.CAPTURE, 99, good.getBytes(StandardCharsets.UTF_8));
        assertThat(AgentTest.next(reader, 99).type()).isEqualTo(FrameType.LINKS);
    }

    @Test
    void noMoreBytesThanGrantedEverLeaveTheAgent() throws Exception {
        FrameWriter writer = new FrameWriter(agent.toAgent.out());
        FrameReader reader = new FrameReader(agent.fromAgent.in());
        writer.write(Frame.json(FrameType.HELLO, 0, MemoryAgent.hello(MemoryAgent.CALM)));
        int window = CaptureStart.LEAST_WINDOW;
        writer.write(Frame.json(FrameType.CAPTURE, 1, new CaptureStart(request(), null, null, window)));
        for (int i = 0; i < 5000; i++) {
            ring.put(new Shot(0, i, new byte[1000]));
        }
        ring.cancel();
        long granted = window;
        long came = 0;
        for (Frame frame = AgentTest.next(reader, 1);
                frame.type() != FrameType.END;
                frame = AgentTest.next(reader, 1)) {
            if (frame.type() == FrameType.PACKETS) {
                came += frame.payload().length;
                assertThat(came).isLessThanOrEqualTo(granted);
                while (granted - came < PacketBatch.MAX_MESSAGE) {
                    writer.write(Frame.credit(1, 100_000));
                    granted += 100_000;
                }
            }
        }
        assertThat(came).isEqualTo(5000L * 1020);
    }

    @Test
    void anOlderAgentsProtocolIsRefused() throws Exception {
        new FrameWriter(agent.toAgent.out())
                .write(Frame.json(
                        FrameType.HELLO,
                        0,
                        new io.podwire.values.frame.Hello(1, "0.1.0", "x", 1, Duration.ofSeconds(10))));
        assertThat(agent.ended()).isInstanceOf(Unsupported.class);
    }
}
