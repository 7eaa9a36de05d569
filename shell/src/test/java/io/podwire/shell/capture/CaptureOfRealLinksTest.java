package io.podwire.shell.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.value.IpAddress;
import io.podwire.packets.file.FrameWriter;
import io.podwire.packets.file.Origin;
import io.podwire.packets.file.WriteBuffer;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.testkit.NetnsWorld;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, from its words to its files, on links of this kernel; tcpdump reads what it wrote. */
class CaptureOfRealLinksTest {

    private static final int SECONDS = 20;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Heard err = new Heard(listening);
    private NetnsWorld world;
    private String one;
    private String two;

    /** Tells when the capture says that it listens. */
    private static final class Heard extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final CountDownLatch listening;

        Heard(CountDownLatch listening) {
            this.listening = listening;
        }

        @Override
        public synchronized void write(int octet) {
            kept.write(octet);
            if (octet == '\n' && text().contains("listening on")) {
                listening.countDown();
            }
        }

        synchronized String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void build() {
        world = NetnsWorld.orSkip();
        one = world.netns("one");
        two = world.netns("two");
        world.veth(one, "eth0", two, "eth0");
        world.address(one, "eth0", "10.99.7.1/24");
        world.address(two, "eth0", "10.99.7.2/24");
    }

    @AfterEach
    void remove() {
        if (world != null) {
            world.close();
        }
    }

    private final int[] status = {-1};

    private Thread start(String... line) throws InterruptedException {
        Console console = new Console(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, true, Console.Input.NOTHING);
        Program program =
                new Program(CommandIndex.load(), LocalWiring::session, LocalWiring::launcher, console, new Patience());
        Thread thread = new Thread(() -> status[0] = program.run(List.of(line)), "capture");
        thread.setDaemon(true);
        thread.start();
        assertThat(listening.await(SECONDS, TimeUnit.SECONDS)).as(err.text()).isTrue();
        return thread;
    }

    private void end(Thread thread) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
        assertThat(thread.isAlive()).as("it goes on: %s", err.text()).isFalse();
    }

    private String tcpdump(String... arguments) {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/tcpdump")), "tcpdump is not there to read the file");
        String[] all = new String[arguments.length + 1];
        all[0] = "tcpdump";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return world.in(one, all);
    }

    @Test
    void twentyThreePingsAreTwentyThreePackets() throws Exception {
        Path file = folder.resolve("f.pcap");
        Thread capture = start(
                "capture", "--in", "netns/" + one, "-c", "23", "-w", file.toString(), "icmp[icmptype] == icmp-echo");
        world.in(two, "ping", "-q", "-c", "23", "-i", "0.01", "10.99.7.1");
        end(capture);
        assertThat(status[0]).as(err.text()).isZero();
        assertThat(err.text())
                .contains("23 packets captured\n23 packets received by filter\n0 packets dropped by kernel\n")
                .contains("now in " + file)
                .contains("ended: as many packets as were asked for");
        assertThat(tcpdump("-nr", file.toString()).lines().filter(line -> line.contains("ICMP echo request")))
                .hasSize(23);
    }

    @Test
    void linesOfALiveCaptureAreThoseTcpdumpReadsFromItsFile() throws Exception {
        Path file = folder.resolve("f.pcap");
        Thread capture =
                start("capture", "--in", "netns/" + one, "-c", "6", "--print", "-tt", "-w", file.toString(), "icmp");
        world.in(two, "ping", "-q", "-c", "3", "-i", "0.01", "10.99.7.1");
        end(capture);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(6);
        List<String> oracle = tcpdump("-tt", "-nr", file.toString())
                .lines()
                .filter(line -> line.contains("ICMP"))
                .toList();
        assertThat(lines).isEqualTo(oracle);
    }

    @Test
    void aNamespaceThatIsDeletedEndsItWithWhatWasCaught() throws Exception {
        Path file = folder.resolve("f.pcapng");
        Thread capture = start("capture", "--in", "netns/" + one, "-i", "eth0", "-w", file.toString(), "icmp");
        world.in(two, "ping", "-q", "-c", "3", "-i", "0.01", "10.99.7.1");
        world.ip("netns", "del", one);
        end(capture);
        assertThat(status[0]).as(err.text()).isEqualTo(3);
        assertThat(err.text())
                .contains("6 packets captured")
                .contains("ended: the link or its namespace is gone")
                .endsWith("eth0: its network namespace ended\n");
        one = two;
        assertThat(tcpdump("-nr", file.toString()).lines().filter(line -> line.contains("ICMP")))
                .hasSize(6);
    }

    private int run(String... line) {
        Console console = new Console(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, true, Console.Input.NOTHING);
        return new Program(CommandIndex.load(), LocalWiring::session, LocalWiring::launcher, console, new Patience())
                .run(List.of(line));
    }

    private long said(String words) {
        Matcher matcher = Pattern.compile("(\\d+) packets? " + words).matcher(err.text());
        assertThat(matcher.find()).as(err.text()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private long inFile(Path file, String... filter) {
        List<String> words = new ArrayList<>(List.of("-nr", file.toString()));
        words.addAll(List.of(filter));
        return tcpdump(words.toArray(String[]::new))
                .lines()
                .filter(line -> line.contains(" IP "))
                .count();
    }

    /** What a disk did not take is no packet that was captured, though podwire had it in its hands. */
    @Test
    void aDiskThatFillsLeavesWhatIsSaidToBeCaptured() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=200k", "pwt", disk.toString()) == 0,
                "no tmpfs can be mounted");
        try {
            Path file = disk.resolve("f.pcapng");
            Thread capture =
                    start("capture", "--in", "netns/" + one, "--budget", "1GB", "-w", file.toString(), "icmp or icmp6");
            world.in(two, "ping", "-q", "-c", "400", "-i", "0.002", "-s", "1000", "10.99.7.1");
            end(capture);
            assertThat(status[0]).as(err.text()).isEqualTo(74);
            assertThat(Files.size(file)).isBetween(180_000L, 200L * 1024);
            long captured = said("captured");
            assertThat(captured).isEqualTo(inFile(file)).isPositive();
            assertThat(captured + said("not written, for want of room")).isEqualTo(said("received by filter"));
        } finally {
            command("umount", disk.toString());
        }
    }

    /** Frames of a megabyte by TCP over a cable that leaves the cutting to a card that is not there. */
    @Test
    void packetsThatWereJoinedAreCountedAndMarked() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/socat")) && Files.isExecutable(Path.of("/usr/bin/tshark")),
                "socat and tshark are not both there");
        Path file = folder.resolve("f.pcapng");
        Thread capture = start(
                "capture",
                "--in",
                "netns/" + one,
                "-v",
                "-c",
                "60",
                "--for",
                "15s",
                "-w",
                file.toString(),
                "tcp src port 9000");
        world.in(
                one,
                "sh",
                "-c",
                "head -c 3000000 /dev/zero | socat -u -b65536 - TCP4-LISTEN:9000 & server=$!;"
                        + " ip netns exec " + two
                        + " socat -u TCP4:10.99.7.1:9000,retry=50,interval=0.05 OPEN:/dev/null;"
                        + " wait $server");
        end(capture);
        long joined = inFile(file, "greater", "1515");
        assertThat(joined).isPositive();
        assertThat(said("of these stand for several on the wire, joined by offload"))
                .isEqualTo(joined);
        String marked = world.in(
                one,
                "tshark",
                "-r",
                file.toString(),
                "-Y",
                "frame.comment contains \"GSO: \"",
                "-T",
                "fields",
                "-e",
                "frame.len");
        List<String> lengths =
                marked.lines().filter(line -> line.matches("\\d+")).toList();
        assertThat(lengths).hasSize((int) joined).allMatch(length -> Integer.parseInt(length) > 1514);
        assertThat(err.text()).contains("filter of eth0 compiled by libpcap version ");
        assertThat(world.in(one, "capinfos", file.toString()))
                .contains("podwire, filter compiled by libpcap version ")
                .contains("Speed = " + speed() + "000000");
    }

    private String speed() {
        return world.in(one, "cat", "/sys/class/net/eth0/speed").strip();
    }

    @Test
    void commentsOfPacketsAreKeptInACopy() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/editcap")), "editcap is not there to comment");
        Path file = folder.resolve("f.pcapng");
        Thread capture = start("capture", "--in", "netns/" + one, "-c", "4", "-w", file.toString(), "icmp");
        world.in(two, "ping", "-q", "-c", "2", "-i", "0.01", "10.99.7.1");
        end(capture);
        Path said = folder.resolve("said.pcapng");
        Path copy = folder.resolve("copy.pcapng");
        world.in(
                one,
                "editcap",
                "-a",
                "2:the one that is late",
                "-a",
                "4:asked by Zo\u00eb",
                file.toString(),
                said.toString());
        assertThat(run("capture", "-r", said.toString(), "-w", copy.toString()))
                .as(err.text())
                .isZero();
        assertThat(comments(copy)).isEqualTo(comments(said)).contains("2\tthe one that is late");
    }

    @Test
    void namesOfAddressesAreKeptInACopy() throws Exception {
        Path file = folder.resolve("f.pcapng");
        Path copy = folder.resolve("copy.pcapng");
        try (FrameWriter writer = FrameWriter.pcapng(
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                new WriteBuffer(),
                new Origin(null, null, "a test", List.of()),
                List::of)) {
            writer.names(
                    Map.of(IpAddress.parse("10.99.7.2"), "shop/cart-0", IpAddress.parse("fd00::7"), "svc/shop/web"));
            writer.finish(null, Instant.EPOCH);
        }
        assertThat(run("capture", "-r", file.toString(), "-w", copy.toString()))
                .as(err.text())
                .isZero();
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tshark")), "tshark is not there to look");
        assertThat(world.in(one, "tshark", "-r", copy.toString(), "-q", "-z", "hosts"))
                .containsPattern("10\\.99\\.7\\.2\\s+shop/cart-0")
                .containsPattern("fd00::7\\s+svc/shop/web");
    }

    @Test
    void aCutIsSaidInTheFileOrWhereItCanNotBe() throws Exception {
        Path told = folder.resolve("f.pcapng");
        Thread capture =
                start("capture", "--in", "netns/" + one, "-c", "2", "--headers", "-w", told.toString(), "icmp");
        world.in(two, "ping", "-q", "-c", "1", "-s", "500", "10.99.7.1");
        end(capture);
        assertThat(err.text()).doesNotContain("no place to say so");
        assertThat(new String(Files.readAllBytes(told), StandardCharsets.ISO_8859_1))
                .contains("(--headers)");
        Path untold = folder.resolve("f.pcap");
        assertThat(run("capture", "-r", told.toString(), "--headers", "-w", untold.toString()))
                .as(err.text())
                .isZero();
        assertThat(err.text()).contains("a pcap file has no place to say so");
    }

    private String comments(Path file) {
        return world.in(
                one, "tshark", "-r", file.toString(), "-T", "fields", "-e", "frame.number", "-e", "frame.comment");
    }

    @Test
    void timeStampTypesAreListedAsTcpdumpListsThem() {
        assertThat(run("capture", "--in", "netns/" + one, "-i", "eth0", "-J"))
                .as(err.text())
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("Time stamp types for eth0 (use option -j to set):\n  host (Host)\n")
                .isEqualTo(tcpdump("-J", "-i", "eth0"));
    }

    private static int command(String... words) throws Exception {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
