package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.Frames;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beside Wireshark's own tools and tcpdump: what we write they read, and what they write we read. */
class WiresharkOracleTest {

    private static final List<CapturedLink> LINKS = List.of(
            new CapturedLink(
                    0,
                    7,
                    "eth0",
                    "cni-7d9",
                    4026532281L,
                    "shop/cart-0",
                    1,
                    1500,
                    true,
                    MacAddress.parse("02:00:00:00:00:01"),
                    1450,
                    10_000,
                    List.of(8472),
                    "port 53",
                    "libpcap version 1.10.3",
                    null),
            new CapturedLink(
                    1,
                    null,
                    "any",
                    "host",
                    null,
                    null,
                    276,
                    0,
                    true,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    "all of it"));

    private static final int COUNT = 50;

    @TempDir
    Path folder;

    @BeforeAll
    static void tools() {
        for (String tool : List.of("tshark", "capinfos", "editcap", "mergecap", "tcpdump")) {
            assumeTrue(
                    List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                            .anyMatch(place -> Files.isExecutable(Path.of(place, tool))),
                    tool + " is not installed");
        }
    }

    @Test
    void capinfosShowsWhatWasWrittenOfEachLink() throws Exception {
        String shown = run("capinfos", "-M", written().toString());
        assertThat(shown)
                .contains("File type:           pcapng")
                .contains("File encapsulation:  per-packet")
                .contains("Linux cooked-mode capture v2 (1)")
                .contains("Number of packets:   3")
                .contains("Capture hardware:    x86_64")
                .contains("Capture oper-sys:    Linux 6.18")
                .contains("Capture application: podwire 0.1.0")
                .contains("Capture comment:     cut after the headers")
                .contains("Name = eth0")
                .contains("Description = pod shop/cart-0")
                .contains("Encapsulation = Ethernet")
                .contains("Speed = 10000000000")
                .contains("Capture length = 1500")
                .contains("Time precision = nanoseconds (9)")
                .contains("Filter string = port 53")
                .contains(
                        "Comment = podwire: netns=cni-7d9 inode=4026532281 pod=shop/cart-0 ifindex=7 mtu=1450 tunnel-ports=8472")
                .contains("Number of stat entries = 1")
                .contains("Number of packets = 2")
                .contains("Name = any")
                .contains("Comment = podwire: netns=host")
                .contains("Number of resolved IPv4 addresses in file: 1");
    }

    @Test
    void tsharkShowsNamesDirectionsTimesAndLengths() throws Exception {
        String shown = run(
                "tshark",
                "-n",
                "-r",
                written().toString(),
                "-T",
                "fields",
                "-E",
                "separator=|",
                "-e",
                "frame.interface_name",
                "-e",
                "frame.packet_flags_direction",
                "-e",
                "frame.packet_flags_reception_type",
                "-e",
                "frame.time_epoch",
                "-e",
                "frame.cap_len",
                "-e",
                "frame.len",
                "-e",
                "frame.comment");
        assertThat(shown.lines())
                .containsExactly(
                        "eth0|0x00000001|3|1700000000.000000001|42|60|",
                        "eth0|0x00000002|0|1700000001.000000002|43|2900|GSO: stands for several frames of the wire,the one that is late",
                        "any|||1700000002.000000003|20|20|");
    }

    @Test
    void tsharkShowsTheNamesOfAddresses() throws Exception {
        String shown = run("tshark", "-N", "nd", "-r", written().toString(), "-V", "-Y", "frame.number==1");
        assertThat(shown).contains("cart-0.shop");
    }

    /** Wireshark's dissector of the format itself names each block and option. */
    @Test
    void tsharkShowsEachBlock() throws Exception {
        String shown = run("tshark", "-r", written().toString(), "-X", "read_format:MIME Files Format", "-V");
        assertThat(shown)
                .contains("MAC Address: 02:00:00:00:00:01")
                .contains("Option: Comment = all of it")
                .contains("Filter type: libpcap string (0)")
                .contains("Record: IPv4 Record = 10.244.0.60")
                .contains("Flags: 0x000d, Reception Type: Broadcast, Direction: Inbound")
                .contains("Option: Comment = GSO: stands for several frames of the wire")
                .contains("Option: Comment = the one that is late")
                .contains("compiler=libpcap%20version%201.10.3")
                .contains("Number of Received Packets: 13")
                .contains("Number of Dropped Packets: 16")
                .contains("Number of Dropped Packets by OS: 11")
                .contains("Number of Delivered to the User Packets: 2")
                .doesNotContain("Malformed");
    }

    /** Wireshark's library reads and writes each block anew, so what comes back is what it understood. */
    @Test
    void blocksComeThroughEditcap() throws Exception {
        Path again = folder.resolve("again.pcapng");
        run("editcap", "-F", "pcapng", written().toString(), again.toString());
        Drained read = Drained.of(Files.readAllBytes(again));
        assertThat(read.failure()).isNull();
        assertThat(read.frames())
                .isEqualTo(Drained.of(Files.readAllBytes(written())).frames());
        // (It knows no MAC of an interface.)
        assertThat(read.file().links().get(0))
                .usingRecursiveComparison()
                .ignoringFields("mac")
                .isEqualTo(LINKS.get(0));
    }

    @Test
    void readsEachFormatThatEditcapWritesAndLibpcapReads() throws Exception {
        Path plain = folder.resolve("plain.pcap");
        Files.write(plain, frames().bytes());
        List<Drained.Frame> expected = Drained.of(frames().bytes()).frames();
        for (String format : List.of("pcap", "nsecpcap", "modpcap", "pcapng")) {
            Path file = folder.resolve(format);
            run("editcap", "-F", format, plain.toString(), file.toString());
            Drained read = Drained.of(Files.readAllBytes(file));
            assertThat(read.failure()).as(format).isNull();
            assertThat(read.frames()).as(format).isEqualTo(expected);
        }
    }

    @Test
    void readsWhatMergecapMakes() throws Exception {
        Path one = folder.resolve("one.pcap");
        Files.write(one, frames().bytes());
        Path merged = folder.resolve("merged.pcapng");
        run("mergecap", "-a", "-w", merged.toString(), one.toString(), written().toString());
        Drained read = Drained.of(Files.readAllBytes(merged));
        assertThat(read.failure()).isNull();
        assertThat(read.frames()).hasSize(COUNT + 3);
        assertThat(read.file().links()).extracting(CapturedLink::name).contains("eth0", "any");
    }

    @Test
    void tcpdumpWritesTheSameFile() throws Exception {
        Path plain = folder.resolve("plain.pcap");
        Files.write(plain, frames().bytes());
        for (boolean nanos : new boolean[] {false, true}) {
            Path theirs = folder.resolve("theirs.pcap");
            run("tcpdump", "-r", plain.toString(), nanos ? "--nano" : "--micro", "-w", theirs.toString());
            Path ours = folder.resolve("ours.pcap");
            try (CaptureFile source = CaptureFile.open(Files.newInputStream(plain), "plain.pcap");
                    FrameWriter writer =
                            FrameWriter.pcap(channel(ours), new WriteBuffer(), nanos, 1, 262_144, source::links)) {
                while (!source.ended()) {
                    Frames some = source.next(Duration.ZERO);
                    while (some != null && some.advance()) {
                        writer.write(some);
                    }
                }
                writer.finish(source.counts(), Instant.EPOCH);
            }
            assertThat(Files.readAllBytes(ours)).isEqualTo(Files.readAllBytes(theirs));
        }
    }

    /** A file with all that can be in one. */
    private Path written() throws IOException {
        Path file = folder.resolve("written.pcapng");
        Pcapng from = Pcapng.little()
                .link(1, 0, new byte[] {9, 0, 1, 0, 9, 0, 0, 0})
                .link(276, 0, new byte[] {9, 0, 1, 0, 9, 0, 0, 0});
        from.enhanced(0, 1_700_000_000_000_000_001L, 60, ipv4(), from.option(2, from.ints(1 | 3 << 2)));
        from.enhanced(
                0,
                1_700_000_001_000_000_002L,
                2900,
                Pcapng.join(ipv4(), new byte[1]),
                from.option(2, from.ints(2)),
                from.option(1, "GSO"),
                from.option(1, "the one that is late"));
        from.enhanced(1, 1_700_000_002_000_000_003L, 20, new byte[20]);
        Origin origin = new Origin("x86_64", "Linux 6.18", "podwire 0.1.0", List.of("cut after the headers"));
        try (CaptureFile source = CaptureFile.open(new ByteArrayInputStream(from.bytes()), "some.pcapng");
                FrameWriter writer = FrameWriter.pcapng(channel(file), new WriteBuffer(), origin, () -> LINKS)) {
            writer.names(Map.of(IpAddress.parse("10.244.0.60"), "cart-0.shop"));
            while (!source.ended()) {
                Frames some = source.next(Duration.ZERO);
                while (some != null && some.advance()) {
                    writer.write(some);
                }
            }
            CaptureCounts.OfLink counts = new CaptureCounts.OfLink(0, "eth0", 13, 2, 11, 5L, null);
            writer.finish(new CaptureCounts(List.of(counts)), Instant.ofEpochSecond(1_700_000_003));
        }
        return file;
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** UDP from 10.244.0.60, 42 bytes. */
    private static byte[] ipv4() {
        return java.util.HexFormat.of()
                .parseHex("ffffffffffff020000000001" + "0800" + "4500001c00010000401165d0" + "0af4003c" + "0a600001"
                        + "1388138800080000");
    }

    private static Pcap frames() {
        Pcap pcap = Pcap.little();
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = new byte[14 + i * 29];
            java.util.Arrays.fill(bytes, (byte) i);
            pcap.record(1_700_000_000 + i, i * 1001, bytes.length, bytes.length + i, bytes);
        }
        return pcap;
    }

    private String run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectError(errors.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", command, Files.readString(errors))
                .isZero();
        return out;
    }
}
