package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FilterProgram;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.agent.FakeRing.Shot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
            // up to the greatest snap length, which fills a message
            int size = i % 50 == 49 ? 262_144 - random.nextInt(3) : random.nextInt(3000);
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            went.add(new Shot(i % 2, random.nextLong(), bytes, size + random.nextInt(9), i & 0x7f));
        }
        try (AgentConnection connection = agent.connect();
                FrameSource source = agent.capture(connection)) {
            went.forEach(ring::put);
            source.cancel();
            assertThat(Shot.rest(source)).isEqualTo(went);
            assertThat(source.counts()).isEqualTo(ring.counts());
            assertThat(source.counts().given()).isEqualTo(500);
            AgentTest.until(ring::closed);
        }
        assertThat(agent.ended()).isNull();
    }

    @Test
    void oneFrameDoesNotWaitForOthers() throws Exception {
        try (AgentConnection connection = agent.connect();
                FrameSource source = agent.capture(connection)) {
            assertThat(source.next(Duration.ZERO)).isNull();
            assertThat(source.ended()).isFalse();
            for (int i = 0; i < 3; i++) {
                Shot shot = new Shot(0, i, new byte[] {1, 2, 3});
                ring.put(shot);
                Frames frames = source.next(LONG);
                assertThat(frames.advance()).isTrue();
                assertThat(Shot.of(source, frames)).isEqualTo(shot);
                assertThat(frames.advance()).isFalse();
            }
        }
    }

    @Test
    void linksThatComeLaterAreKnownBeforeTheirFrames() throws Exception {
        try (AgentConnection connection = agent.connect();
                FrameSource source = agent.capture(connection)) {
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
                FrameSource source = agent.capture(connection)) {
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
            List<Shot> got = Shot.rest(source);
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
                FrameSource source = agent.capture(connection)) {
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
            List<Shot> got = Shot.rest(source);
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
                FrameSource source = agent.capture(connection)) {
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
    void anInterruptedReaderCancelsAndGetsTheRest() throws Exception {
        try (AgentConnection connection = agent.connect();
                FrameSource source = agent.capture(connection)) {
            ring.put(new Shot(0, 1, new byte[9]));
            Thread.currentThread().interrupt();
            List<Shot> got = Shot.rest(source);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(got).hasSize(1);
            assertThat(ring.cancelled()).isTrue();
        }
    }
}
