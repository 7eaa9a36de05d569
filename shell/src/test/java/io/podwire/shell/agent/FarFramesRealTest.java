package io.podwire.shell.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CaptureFilter;
import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.command.Session;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.Reach;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.testkit.NetnsWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames of a real kernel by an agent in a process of its own: the same as without one. */
@Timeout(120)
class FarFramesRealTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final NetnsWorld world = NetnsWorld.orSkip();
    private final String pod = world.netns("pod");
    private final String host = world.netns("host");
    private final Reach reach = new Reach(line -> {});

    @BeforeEach
    void begin() {
        world.veth(pod, "e0", host, "h0");
        for (String netns : List.of(pod, host)) {
            world.in(netns, "sh", "-c", "for f in /proc/sys/net/ipv6/conf/*/disable_ipv6; do echo 1 >$f; done");
        }
        world.address(pod, "e0", "10.99.0.1/24");
        world.address(host, "h0", "10.99.0.2/24");
    }

    @AfterEach
    void end() {
        reach.close();
        world.close();
    }

    private static SessionRequest session(String on) {
        return new SessionRequest(null, Path.of("/"), on, null, note -> {}, () -> false);
    }

    private Session far() {
        return reach.open(session("localhost"));
    }

    private CaptureRequest request(String link, String filter) {
        return new CaptureRequest(
                List.of(new CaptureRequest.Point(TargetRef.parse("netns/" + pod), link)),
                filter == null ? null : new CaptureFilter(filter, true, List.of()),
                CaptureRequest.MAX_SNAP_LENGTH,
                null,
                true,
                CaptureRequest.Direction.INOUT,
                false,
                false);
    }

    /** One frame with all that is known of it. */
    private static List<FakeRing.Shot> rest(FrameSource source) {
        List<FakeRing.Shot> all = new ArrayList<>();
        while (!source.ended()) {
            Frames frames = source.next(LONG);
            while (frames != null && frames.advance()) {
                all.add(new FakeRing.Shot(
                        frames.link(), frames.nanos(), frames.bytes(), frames.length(), frames.marks()));
            }
        }
        return all;
    }

    /** One by one: of two thousand, the first that differs says most. */
    private static void assertSame(List<FakeRing.Shot> came, List<FakeRing.Shot> expected, String where) {
        for (int i = 0; i < Math.min(came.size(), expected.size()); i++) {
            FakeRing.Shot frame = came.get(i);
            FakeRing.Shot same = expected.get(i);
            assertThat(frame.at(same.nanos())).as("frame " + i + " " + where).isEqualTo(same);
            // each ring stamps a frame when it takes it, one after the other
            assertThat(frame.nanos() - same.nanos()).isBetween(-50_000_000L, 50_000_000L);
        }
        assertThat(came.size()).as("frames " + where).isEqualTo(expected.size());
    }

    private void traffic() {
        world.in(pod, "ping", "-q", "-i", "0.01", "-c", "23", "10.99.0.2");
        world.in(pod, "ping", "-q", "-i", "0.01", "-c", "5", "-s", "40000", "10.99.0.2");
        world.in(pod, "bash", "-c", "for i in {1..1000}; do echo $i >/dev/udp/10.99.0.2/9; done");
    }

    @Test
    void theSamePacketsNearAndFar() {
        for (String link : new String[] {"e0", "any", null}) {
            CaptureRequest request = request(link, "icmp[icmptype] != icmp-unreach or udp");
            try (FrameSource near = LocalWiring.session(session(null)).frames(request);
                    FrameSource far = far().frames(request)) {
                traffic();
                near.cancel();
                far.cancel();
                List<FakeRing.Shot> one = rest(near);
                List<FakeRing.Shot> other = rest(far);
                // the filter looks at one fragment at a time: those behind the first have no port and no type, but
                // their protocol
                assertThat(one).hasSizeGreaterThan(1046);
                assertSame(other, one, "on " + link);
                assertThat(far.counts()).isEqualTo(near.counts());
                assertThat(far.links()).isEqualTo(near.links());
            }
        }
    }

    @Test
    void whatIsNotThereIsSaidInTheSameWords() {
        CaptureRequest request = request("e1", null);
        assertThatThrownBy(() -> far().frames(request))
                .isInstanceOf(NotFound.class)
                .satisfies(e -> assertThatThrownBy(
                                () -> LocalWiring.session(session(null)).frames(request))
                        .hasMessage(e.getMessage()));
    }

    @Test
    void aReaderThatStandsStillMakesDropsAndHoldsNoDeletedPod() throws Exception {
        try (FrameSource far = far().frames(request("e0", null))) {
            // more than a window holds, and its ring
            world.in(pod, "ping", "-q", "-f", "-c", "1500", "-s", "60000", "10.99.0.2");
            AgentTest.until(() -> far.counts().dropped() > 0);
            world.ip("netns", "del", pod);
            long begun = System.nanoTime();
            AgentTest.until(() -> world.in(host, "sh", "-c", "ip -o link | grep -c h0 || true")
                    .strip()
                    .equals("0"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            List<FakeRing.Shot> got = new ArrayList<>();
            assertThatThrownBy(() -> got.addAll(rest(far)))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("network namespace ended");
            CaptureCounts counts = far.counts();
            assertThat(counts.links().get(0).lost()).contains("network namespace ended");
            assertThat(counts.given()).isPositive();
            assertThat(counts.given() + counts.dropped()).isEqualTo(counts.received());
        }
    }
}
