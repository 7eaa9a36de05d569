package io.podwire.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.CaptureRequest.Direction;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.engine.Beside;
import io.podwire.engine.linux.Links;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How captures begin and end: links and namespaces that go away, rings that are full, names that are wrong. */
class RingLifeTest {

    private static final Duration LONG = Duration.ofSeconds(20);

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

    /** Reads until the source ends or throws. */
    private static List<RingWorld.Seen> all(FrameSource source, List<RingWorld.Seen> seen) {
        while (!source.ended()) {
            RingWorld.take(source.next(LONG), seen);
        }
        return seen;
    }

    @Test
    void aDeletedLinkEndsAndWhatItHadIsGiven() {
        try (FrameSource source = world.open(RingWorld.filtered("icmp"), world.at(world.host, "h0"))) {
            world.ping(23);
            world.world.ip("-n", world.host, "link", "del", "h0");
            List<RingWorld.Seen> seen = new ArrayList<>();
            assertThatThrownBy(() -> all(source, seen))
                    .isInstanceOf(NotFound.class)
                    .hasMessage(world.host + ": h0: the link was deleted, or moved to another namespace");
            assertThat(seen).hasSize(46);
            assertThat(source.ended()).isTrue();
            assertThat(source.counts().links().get(0).lost()).startsWith("the link was deleted");
            assertThat(source.next(Duration.ZERO)).isNull();
        }
    }

    @Test
    void ofTwoLinksTheOtherGoesOn() {
        world.world.veth(world.pod, "e1", world.host, "h1");
        try (FrameSource source =
                world.open(RingWorld.filtered("icmp"), world.at(world.pod, "e0"), world.at(world.pod, "e1"))) {
            world.world.ip("-n", world.pod, "link", "del", "e1");
            List<RingWorld.Seen> seen = new ArrayList<>();
            while (source.counts().links().get(1).lost() == null) {
                RingWorld.take(source.next(Duration.ofMillis(100)), seen);
            }
            world.ping(23);
            seen.addAll(RingWorld.rest(source));
            assertThat(seen).hasSize(46).allMatch(s -> s.link() == 0);
            assertThat(source.counts().links().get(0).lost()).isNull();
        }
    }

    @Test
    void severalCapturesShareOneLimitAndGiveItBack() {
        long allowed = Math.min(128L << 20, MachineMemory.bytes() / 50);
        List<FrameSource> open = new ArrayList<>();
        long before = mappedForRings();
        try {
            assertThatThrownBy(() -> {
                        while (true) {
                            open.add(world.open(RingWorld.request(), world.at(world.pod, "e0")));
                        }
                    })
                    .isInstanceOf(BadUse.class)
                    .hasMessageContaining("other captures have");
            assertThat(open).hasSizeGreaterThan(3);
            assertThat(mappedForRings() - before).isBetween(allowed / 2, allowed);
        } finally {
            open.forEach(FrameSource::close);
        }
        assertThat(mappedForRings()).isEqualTo(before);
        world.open(RingWorld.request(), world.at(world.pod, "e0")).close();
    }

    /** Bytes of this process that are rings of packet sockets, by /proc/self/maps (proc(5)). */
    private static long mappedForRings() {
        try {
            long all = 0;
            for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
                if (line.contains("socket:[")) {
                    String[] ends = line.split(" ")[0].split("-");
                    all += Long.parseLong(ends[1], 16) - Long.parseLong(ends[0], 16);
                }
            }
            return all;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatLinksDropIsCountedForOneAndForAny() {
        // Behind an ingress qdisc a frame that no protocol takes is the link's drop, though a capture saw it.
        String added = world.world.in(world.host, "sh", "-c", "tc qdisc add dev h0 clsact 2>&1 || true");
        assumeThat(added).as("tc qdisc add dev h0 clsact").isBlank();
        byte[] unknown = new byte[60];
        Arrays.fill(unknown, 0, 6, (byte) 0xff);
        unknown[6] = 2;
        unknown[12] = (byte) 0x88;
        unknown[13] = (byte) 0xb5;
        try (FrameSource source =
                world.open(RingWorld.request(), world.at(world.host, "h0"), world.at(world.host, "any"))) {
            for (int i = 0; i < 3; i++) {
                world.send(world.pod, "e0", unknown);
            }
            RingWorld.rest(source);
            assertThat(source.counts().links())
                    .extracting(link -> link.interfaceDropped())
                    .containsExactly(3L, 3L);
        }
    }

    @Test
    void aLinkThatIsOnlyDownComesAgain() {
        world.world.ip("-n", world.pod, "link", "set", "e0", "down");
        try (FrameSource source = world.open(RingWorld.filtered("icmp"), world.at(world.pod, "e0"))) {
            assertThat(source.links().get(0).note()).isEqualTo("the link was down when the capture began");
            assertThat(source.next(Duration.ofMillis(200))).isNull();
            world.world.ip("-n", world.pod, "link", "set", "e0", "up");
            world.world.ip(
                    "-n", world.pod, "neigh", "replace", "10.99.0.2", "lladdr", mac(world.host, "h0"), "dev", "e0");
            world.ping(5);
            assertThat(RingWorld.rest(source)).hasSize(10);
        }
    }

    private String mac(String netns, String link) {
        return world.world
                .in(netns, "cat", "/sys/class/net/" + link + "/address")
                .strip();
    }

    @Test
    void aNamespaceThatNobodyElseHoldsIsLetGoWithinTwoSeconds() throws IOException {
        try (FrameSource source =
                world.open(RingWorld.filtered("icmp"), world.at(world.pod, "e0"), world.at(world.pod, "any"))) {
            world.ping(3);
            world.world.remove(world.pod);
            // Its cable's other end is there for as long as anybody keeps it.
            assertThat(hasLink(world.host, "h0")).isTrue();
            long removed = System.nanoTime();
            List<RingWorld.Seen> seen = new ArrayList<>();
            assertThatThrownBy(() -> all(source, seen))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining("its network namespace ended");
            while (hasLink(world.host, "h0")) {
                assertThat(System.nanoTime() - removed).isLessThan(2_000_000_000L);
            }
            assertThat(seen).hasSize(12);
        }
    }

    private boolean hasLink(String netns, String link) {
        return world.world.ip("-n", netns, "-o", "link").contains(": " + link + "@");
    }

    @Test
    void aNamespaceThatAProcessStillHoldsGoesOn() throws Exception {
        try (Beside holder = Beside.start(world.pod, "here", "sh", "-c", "echo here; exec cat /dev/zero >/dev/null");
                FrameSource source = world.open(RingWorld.filtered("icmp"), world.at(world.pod, "e0"))) {
            world.world.remove(world.pod);
            long end = System.nanoTime() + 1_500_000_000L;
            while (System.nanoTime() < end) {
                assertThat(source.next(Duration.ofMillis(300))).isNull();
            }
            assertThat(holder.alive()).isTrue();
            assertThat(source.ended()).isFalse();
        }
    }

    @Test
    void aFullRingDropsAndCountsIt() throws Exception {
        Beside.needs(world.world, world.pod, "bash");
        CaptureRequest small = new CaptureRequest(
                List.of(),
                RingWorld.filtered("udp port 7777").filter(),
                CaptureRequest.MAX_SNAP_LENGTH,
                256L * 1024,
                true,
                Direction.OUT,
                false,
                false);
        try (FrameSource source = world.open(small, world.at(world.pod, "e0"))) {
            String lines = "head -c 1000 /dev/zero | tr '\\0' x > /tmp/" + world.pod
                    + "; exec 3>/dev/udp/10.99.0.2/7777; for ((i = 0; i < 1000; i++)); do cat /tmp/" + world.pod
                    + " >&3; done; rm /tmp/" + world.pod;
            world.world.in(world.pod, "bash", "-c", lines);
            List<RingWorld.Seen> seen = RingWorld.rest(source);
            var counts = source.counts();
            assertThat(counts.received()).isBetween(900L, 1000L);
            assertThat(counts.dropped()).isPositive();
            assertThat(counts.given())
                    .isEqualTo(counts.received() - counts.dropped())
                    .isEqualTo(seen.size());
        }
    }

    @Test
    void eachWayApart() {
        for (Direction way : List.of(Direction.IN, Direction.OUT)) {
            CaptureRequest request = new CaptureRequest(
                    List.of(), RingWorld.filtered("icmp").filter(), 96, null, true, way, false, false);
            try (FrameSource source = world.open(request, world.at(world.pod, "e0"), world.at(world.pod, "any"))) {
                world.ping(23);
                List<RingWorld.Seen> seen = RingWorld.rest(source);
                int mark = way == Direction.IN ? Frames.INCOMING : Frames.OUTGOING;
                assertThat(seen).hasSize(46).allMatch(s -> (s.marks() & mark) != 0);
                assertThat(source.counts().received()).isEqualTo(46);
            }
        }
    }

    @Test
    void immediateMeansWithinMilliseconds() {
        CaptureRequest request = new CaptureRequest(
                List.of(), RingWorld.filtered("icmp").filter(), 96, null, false, Direction.OUT, true, false);
        try (FrameSource source = world.open(request, world.at(world.pod, "e0"))) {
            world.ping(1);
            Frames frames = source.next(LONG);
            assertThat(frames.advance()).isTrue();
            assertThat(System.currentTimeMillis() * 1_000_000 - frames.nanos()).isLessThan(500_000_000L);
        }
    }

    @Test
    void segmentsAndMissingChecksumsAreMarked() throws Exception {
        Beside.needs(world.world, world.pod, "socat");
        try (Beside sink = Beside.start(
                        world.host, "listening on", "socat", "-d", "-d", "-u", "TCP4-LISTEN:9000", "OPEN:/dev/null");
                FrameSource source = world.open(RingWorld.filtered("tcp dst port 9000"), world.at(world.pod, "e0"))) {
            world.world.in(world.pod, "sh", "-c", "head -c 1000000 /dev/zero | socat -u -b65536 - TCP4:10.99.0.2:9000");
            sink.end();
            List<RingWorld.Seen> seen = RingWorld.rest(source);
            assertThat(seen).anyMatch(s -> s.length() > 1514);
            assertThat(seen)
                    .allSatisfy(
                            s -> assertThat((s.marks() & Frames.SEGMENTED) != 0).isEqualTo(s.length() > 1514));
            // the last answer of a connection that has ended comes with its checksum: no socket sends it any more
            assertThat(seen)
                    .filteredOn(s -> s.length() > 100)
                    .allMatch(s -> (s.marks() & Frames.CHECKSUM_MISSING) != 0);
        }
    }

    @Test
    void theUsualLinkIsTheFirstThatIsUp() {
        try (FrameSource source = world.open(RingWorld.request(), world.at(world.pod, null))) {
            assertThat(source.links().get(0).name()).isEqualTo("e0");
            assertThat(source.links().get(0).mtu()).isEqualTo(1500);
            assertThat(source.links().get(0).speedMegabits())
                    .isEqualTo(Integer.valueOf(world.world
                            .in(world.pod, "cat", "/sys/class/net/e0/speed")
                            .strip()));
            assertThat(source.links().get(0).mac()).hasToString(mac(world.pod, "e0"));
        }
    }

    @Test
    void namesAndFiltersThatAreWrongOpenNothing() throws IOException {
        List<String> before = openDescriptors();
        refused();
        assertThat(openDescriptors()).isEqualTo(before);
    }

    private void refused() {
        assertThatThrownBy(() -> world.open(RingWorld.request(), world.at(world.pod, "lo"), world.at(world.pod, "e9")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("there is no link e9; did you mean e0?");
        assertThatThrownBy(() -> world.open(RingWorld.filtered("tcp and and"), world.at(world.pod, "e0")))
                .isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> world.open(
                        new CaptureRequest(List.of(), null, 96, 1000L, true, Direction.INOUT, false, false),
                        world.at(world.pod, "e0")))
                .isInstanceOf(BadUse.class)
                .hasMessage("ring buffers for 1 link need at least 256 KiB together; asked for 0 KiB");
    }

    /** Sockets, event counters and namespaces. (Pipes of the world's programs are closed whenever Java gets to it.) */
    private static List<String> openDescriptors() throws IOException {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> numbers = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path number : numbers) {
                String target = Links.read(number.toString());
                if (target != null
                        && (target.contains(":[") || target.contains("netns"))
                        && !target.startsWith("pipe")) {
                    targets.add(target);
                }
            }
        }
        return targets;
    }
}
