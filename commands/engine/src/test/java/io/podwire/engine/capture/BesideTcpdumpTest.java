package io.podwire.engine.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.capture.CaptureRequest;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.host.FramePoint;
import io.podwire.engine.Beside;
import io.podwire.packets.file.CaptureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same frames as tcpdump gets beside us on the same link, byte for byte and in the same order. */
class BesideTcpdumpTest {

    private static final int HUNDRED_MB = 100_000_000;
    private static final int ROOM = 160 * 1024 * 1024;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @TempDir
    Path directory;

    private RingWorld world;

    @BeforeEach
    void begin() {
        world = new RingWorld();
        Beside.needs(world.world, world.pod, "tcpdump");
    }

    @AfterEach
    void end() {
        if (world != null) {
            world.close();
        }
    }

    /** What is compared of a frame; 100 MB of them are not kept. */
    private record Print(int captured, int length, long checksum) {

        static Print of(Frames frames) {
            CRC32 checksum = new CRC32();
            checksum.update(frames.bytes());
            return new Print(frames.captured(), frames.length(), checksum.getValue());
        }
    }

    private interface Traffic {
        void send() throws IOException, InterruptedException;
    }

    private record Both(List<Print> ours, List<Print> tcpdumps, FrameSource source) {}

    private Both both(CaptureRequest request, FramePoint point, Traffic traffic) throws Exception {
        Path file = directory.resolve("tcpdump.pcap");
        List<String> tcpdump = new ArrayList<>(List.of(
                "tcpdump",
                "-n",
                "-U",
                "-B",
                Integer.toString(ROOM / 1024),
                "-Z",
                "root",
                "-s",
                Integer.toString(request.snapLength()),
                "-i",
                point.link(),
                "-w",
                file.toString()));
        if (request.filter() != null) {
            tcpdump.add(request.filter().text());
        }
        List<Print> ours = new ArrayList<>();
        try (Beside beside = Beside.start(point.place().asked(), "listening on", tcpdump.toArray(String[]::new));
                FrameSource source = world.open(request, point)) {
            Thread reader = new Thread(() -> {
                while (!source.ended()) {
                    Frames frames = source.next(Duration.ofSeconds(1));
                    while (frames != null && frames.advance()) {
                        ours.add(Print.of(frames));
                    }
                }
            });
            reader.start();
            traffic.send();
            source.cancel();
            reader.join();
            awaitSize(file, ours);
            beside.interrupt();
            return new Both(ours, read(file), source);
        }
    }

    /** Interrupted, tcpdump leaves what it has not read yet: it is given the time to. */
    private static void awaitSize(Path file, List<Print> ours) throws IOException, InterruptedException {
        long expected = FILE_HEADER
                + ours.stream()
                        .mapToLong(print -> RECORD_HEADER + print.captured())
                        .sum();
        for (long end = System.nanoTime() + PATIENCE_NANOS; Files.size(file) < expected && System.nanoTime() < end; ) {
            Thread.sleep(20);
        }
    }

    private static List<Print> read(Path file) throws IOException {
        List<Print> all = new ArrayList<>();
        try (FrameSource source = CaptureFile.open(Files.newInputStream(file), file.toString())) {
            for (Frames frames = source.next(Duration.ZERO); frames != null; frames = source.next(Duration.ZERO)) {
                while (frames.advance()) {
                    all.add(Print.of(frames));
                }
            }
        }
        return all;
    }

    /** A ring that holds it all: on a machine where a whole build runs, nobody reads as fast as memory is sent. */
    private static CaptureRequest roomy(String filter) {
        return new CaptureRequest(
                List.of(),
                RingWorld.filtered(filter).filter(),
                CaptureRequest.MAX_SNAP_LENGTH,
                (long) ROOM,
                true,
                CaptureRequest.Direction.INOUT,
                false,
                false);
    }

    @Test
    void pings() throws Exception {
        Both both = both(RingWorld.filtered("icmp"), world.at(world.pod, "e0"), () -> world.ping(23));
        assertThat(both.ours()).hasSize(46).isEqualTo(both.tcpdumps());
    }

    @Test
    void aThousandDatagramsOverIpv6AtBothEnds() throws Exception {
        world.world.in(world.pod, "sysctl", "-qw", "net.ipv6.conf.e0.disable_ipv6=0");
        world.world.in(world.host, "sysctl", "-qw", "net.ipv6.conf.h0.disable_ipv6=0");
        world.world.address(world.pod, "e0", "fd99::1/64");
        world.world.address(world.host, "h0", "fd99::2/64");
        for (FramePoint point : List.of(world.at(world.pod, "e0"), world.at(world.host, "h0"))) {
            Both both = both(
                    RingWorld.filtered("ip6 and udp port 7777"),
                    point,
                    () -> world.world.in(
                            world.pod,
                            "bash",
                            "-c",
                            "exec 3>/dev/udp/fd99::2/7777; for ((i = 0; i < 1000; i++)); do echo $i >&3 || echo $i >&3; done 2>/dev/null"));
            assertThat(both.ours()).hasSizeGreaterThanOrEqualTo(1000).isEqualTo(both.tcpdumps());
        }
    }

    @Test
    void aTransferOfHundredMegabytes() throws Exception {
        Beside.needs(world.world, world.pod, "socat");
        try (Beside sink = Beside.start(
                world.host, "listening on", "socat", "-d", "-d", "-u", "TCP4-LISTEN:9000", "OPEN:/dev/null")) {
            Both both = both(roomy("tcp port 9000"), world.at(world.pod, "e0"), () -> {
                world.world.in(
                        world.pod,
                        "sh",
                        "-c",
                        "head -c " + HUNDRED_MB + " /dev/zero | socat -u -b65536 - TCP4:10.99.0.2:9000");
                sink.end();
            });
            long payload = both.ours().stream().mapToLong(Print::length).sum();
            assertThat(payload).isGreaterThan(HUNDRED_MB);
            assertThat(both.source().counts().dropped()).isZero();
            assertThat(both.source().counts().received()).isEqualTo(both.ours().size());
            // Both ends' processors hand frames over at the same time, so two rings may have them in another order.
            assertThat(both.ours()).containsExactlyInAnyOrderElementsOf(both.tcpdumps());
        }
    }

    @Test
    void framesWhoseTagTheKernelTookOut() throws Exception {
        for (FramePoint point : List.of(world.at(world.host, "h0"), world.at(world.pod, "e0"))) {
            Both both = both(RingWorld.filtered("vlan 7 and udp"), point, () -> {
                for (int i = 0; i < 23; i++) {
                    world.send(world.pod, "e0", TaggedFrame.of(7, i));
                    world.send(world.pod, "e0", TaggedFrame.of(8, i));
                }
            });
            assertThat(both.ours()).hasSize(23).isEqualTo(both.tcpdumps());
        }
    }

    @Test
    void cutFrames() throws Exception {
        for (int snapLength : new int[] {1, 13, 14, 15, 60}) {
            Both both = both(RingWorld.cut(snapLength), world.at(world.host, "h0"), () -> {
                world.send(world.pod, "e0", TaggedFrame.of(7, 1));
                world.ping(3);
            });
            assertThat(both.ours()).hasSizeGreaterThanOrEqualTo(7).isEqualTo(both.tcpdumps());
            assertThat(both.ours()).allMatch(print -> print.captured() <= snapLength);
        }
    }

    @Test
    void allLinks() throws Exception {
        world.world.ip("-n", world.pod, "addr", "add", "10.99.1.1/32", "dev", "lo");
        Both both = both(RingWorld.filtered("icmp and ip[2:2] > 20"), world.at(world.pod, "any"), () -> {
            world.ping(5);
            world.world.in(world.pod, "ping", "-q", "-i", "0.01", "-c", "5", "10.99.1.1");
        });
        assertThat(both.ours()).hasSize(20).isEqualTo(both.tcpdumps());
    }
}
