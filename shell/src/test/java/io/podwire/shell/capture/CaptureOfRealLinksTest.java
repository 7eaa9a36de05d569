package io.podwire.shell.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.testkit.NetnsWorld;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
}
