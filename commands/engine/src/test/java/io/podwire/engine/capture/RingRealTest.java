package io.podwire.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.CaptureRequest.Direction;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.engine.Beside;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames of a real kernel: as many as were sent. */
class RingRealTest {

    private static final int ICMP = 1;

    private RingWorld world;

    @BeforeEach
    void begin() {
        world = new RingWorld();
    }

    @AfterEach
    void end() {
        if (world != null) {
            world.close();
        }
    }

    private static boolean isPing(RingWorld.Seen seen) {
        byte[] b = seen.bytes();
        return b.length > 34 && b[12] == 8 && b[13] == 0 && b[23] == ICMP;
    }

    @Test
    void twentyThreePingsAreFortySixFrames() {
        try (FrameSource source = world.open(RingWorld.request(), world.at(world.pod, "e0"))) {
            long before = System.currentTimeMillis() * 1_000_000;
            world.ping(23);
            List<RingWorld.Seen> seen = RingWorld.rest(source);
            assertThat(seen.stream().filter(RingRealTest::isPing)).hasSize(46);
            assertThat(seen.stream().filter(RingRealTest::isPing)).allSatisfy(ping -> {
                assertThat(ping.length()).isEqualTo(98);
                assertThat(ping.bytes()).hasSize(98);
                assertThat(ping.nanos()).isBetween(before, System.currentTimeMillis() * 1_000_000 + 1_000_000);
            });
            assertThat(seen.stream().filter(s -> isPing(s) && (s.marks() & Frames.OUTGOING) != 0))
                    .hasSize(23);
            CaptureCounts counts = source.counts();
            assertThat(counts.received()).isEqualTo(seen.size());
            assertThat(counts.given()).isEqualTo(seen.size());
            assertThat(counts.dropped()).isZero();
            assertThat(counts.links().get(0).lost()).isNull();
            assertThat(source.links().get(0).linkType()).isEqualTo(1);
            assertThat(source.links().get(0).name()).isEqualTo("e0");
        }
    }

    @Test
    void aFilterStandsBeforeTheFirstFrame() {
        try (FrameSource source =
                world.open(RingWorld.filtered("icmp[icmptype] == icmp-echo"), world.at(world.pod, "e0"))) {
            world.ping(23);
            List<RingWorld.Seen> seen = RingWorld.rest(source);
            assertThat(seen).hasSize(23).allMatch(RingRealTest::isPing);
            assertThat(source.counts().received()).isEqualTo(23);
        }
    }

    @Test
    void allLinksOfANamespaceAreCookedAndTheLoopbackCountsOnce() {
        world.world.ip("-n", world.pod, "addr", "add", "10.99.1.1/32", "dev", "lo");
        try (FrameSource source = world.open(RingWorld.filtered("icmp"), world.at(world.pod, "any"))) {
            world.ping(23);
            world.world.in(world.pod, "ping", "-q", "-i", "0.01", "-c", "5", "10.99.1.1");
            List<RingWorld.Seen> seen = RingWorld.rest(source);
            assertThat(seen).hasSize(46 + 10);
            assertThat(seen).allSatisfy(ping -> {
                assertThat(ping.bytes()).hasSize(98 - 14 + 20).startsWith(8, 0, 0, 0);
                assertThat(ping.bytes()[20]).isEqualTo((byte) 0x45);
            });
            assertThat(source.counts().received()).isEqualTo(seen.size());
            assertThat(source.links().get(0).linkType()).isEqualTo(276);
        }
    }

    @Test
    void headersOnlyKeepsHeadersAndLengths() throws Exception {
        Beside.needs(world.world, world.pod, "bash");
        CaptureRequest request = new CaptureRequest(
                List.of(),
                RingWorld.filtered("udp port 7777").filter(),
                CaptureRequest.MAX_SNAP_LENGTH,
                null,
                true,
                Direction.OUT,
                false,
                true);
        try (FrameSource source = world.open(request, world.at(world.pod, "e0"), world.at(world.pod, "any"))) {
            world.world.in(world.pod, "bash", "-c", "printf '%0100d' 0 >/dev/udp/10.99.0.2/7777");
            List<RingWorld.Seen> seen = RingWorld.rest(source);
            assertThat(seen).hasSize(2);
            assertThat(seen).allSatisfy(s -> {
                int link = s.link() == 0 ? 14 : 20;
                assertThat(s.bytes()).hasSize(link + 20 + 8);
                assertThat(s.length()).isEqualTo(link + 20 + 8 + 100);
            });
        }
    }
}
