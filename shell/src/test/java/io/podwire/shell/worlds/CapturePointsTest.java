package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.podwire.shell.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packets of known number on their way from a pod of one node to a pod of the other, captured at each point of the way, with tcpdump
 * beside: the same packets in both files, as tshark reads them, and as many as were sent.
 */
class CapturePointsTest {

    private static final int PINGS = 23;
    private static final int DATAGRAMS = 1_000;
    private static final int PATIENCE_SECONDS = 60;
    private static final byte[] MARK = "the last one".getBytes(StandardCharsets.US_ASCII);
    private static final String SENT = "(icmp || udp.dstport == 9999)";
    private static final String FAR_POD = "10.244.2.11";

    /** Where, by which link, and what the packets are in there. */
    private enum Point {
        POD("shop/cart-0", "eth0", ""),
        VETH("worker-1", "vethcart0", ""),
        BRIDGE("worker-1", "cni0", ""),
        TUNNEL("worker-1", "flannel.1", ""),
        UPLINK("worker-1", "eth0", "vxlan && "),
        FAR("shop/web-1", "eth0", "");

        private final String place;
        private final String link;
        private final String shown;

        Point(String place, String link, String shown) {
            this.place = place;
            this.link = link;
            this.shown = shown;
        }
    }

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private boolean up;

    @BeforeEach
    void bringUp() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "labs need root: they make namespaces");
        for (String program : List.of("tcpdump", "tshark", "ping", "iptables")) {
            assumeTrue(run("sh", "-c", "command -v " + program).status() == 0, "no " + program);
        }
        Outcome brought = run(podwire("lab", "up", "../scripts/labs/two-nodes"));
        assertThat(brought.status()).as(brought.text()).isZero();
        up = true;
    }

    @AfterEach
    void takeDown() throws Exception {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (up) {
            run(podwire("lab", "down", "two-nodes"));
        }
    }

    @Test
    void eachPointHasWhatTcpdumpHasThereAndWhatWasSent() throws Exception {
        for (Point point : Point.values()) {
            List<String> capture = new ArrayList<>(List.of("lab", "enter", point.place, "--"));
            capture.addAll(
                    List.of(podwire("capture", "-i", point.link, "-B", "16384", "-w", file(point, "podwire.pcapng"))));
            begin(podwire(capture.toArray(String[]::new)));
            begin(podwire(
                    "lab",
                    "enter",
                    point.place,
                    "--",
                    "tcpdump",
                    "-Ui",
                    point.link,
                    "-B",
                    "16384",
                    "-w",
                    file(point, "tcpdump.pcap")));
        }
        Outcome pinged = inside("shop/cart-0", "ping", "-nqc" + PINGS, "-i0.01", FAR_POD);
        assertThat(pinged.text()).contains(PINGS + " received, 0% packet loss");
        Outcome sent = inside(
                "shop/cart-0",
                "bash",
                "-c",
                // the port is closed: now and then a refusal comes instead, and that datagram was not sent
                "for ((i = 0; i < " + DATAGRAMS + "; i++)); do until echo $i; do :; done; done 2>/dev/null >/dev/udp/"
                        + FAR_POD + "/9999");
        assertThat(sent.status()).as(sent.text()).isZero();
        inside("shop/cart-0", "ping", "-nqc1", "-p", HexFormat.of().formatHex(MARK), FAR_POD);
        for (Point point : Point.values()) {
            // tcpdump leaves what it has not read yet when it ends; podwire must not
            awaitMark(Path.of(file(point, "tcpdump.pcap")));
        }
        for (Process process : started) {
            // whoever entered the place waits for the program, which is the one that is to hear it
            Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .filter(each -> each.children().findAny().isEmpty())
                    .forEach(ProcessHandle::destroy);
        }
        for (Process process : started) {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        for (Point point : Point.values()) {
            List<String> ours = rows(file(point, "podwire.pcapng"), point.shown + SENT);
            List<String> theirs = rows(file(point, "tcpdump.pcap"), point.shown + SENT);
            assertThat(without(ours, theirs)).as("podwire alone, at %s", point).isEmpty();
            assertThat(without(theirs, ours)).as("tcpdump alone, at %s", point).isEmpty();
            assertThat(rows(file(point, "podwire.pcapng"), point.shown + "icmp.type == 8"))
                    .as("requests at %s", point)
                    .hasSize(PINGS + 1);
            assertThat(rows(file(point, "podwire.pcapng"), point.shown + "icmp.type == 0"))
                    .as("replies at %s", point)
                    .hasSize(PINGS + 1);
            assertThat(rows(file(point, "podwire.pcapng"), point.shown + "udp.dstport == 9999 && !icmp"))
                    .as("datagrams at %s", point)
                    .hasSize(DATAGRAMS);
        }
        assertThat(run("tshark", "-r", file(Point.BRIDGE, "podwire.pcapng"), "-q", "-z", "hosts")
                        .text())
                .as("the pods and Services of the node, by their addresses")
                .containsPattern("10\\.244\\.1\\.10\\s+shop/cart-0")
                .containsPattern("10\\.96\\.0\\.80\\s+svc/shop/web")
                .containsPattern("fd00:10:96::80\\s+svc/shop/web");
    }

    /** Names are those that the node knows by itself, a pod's and a Service's; -n and -N mean what they mean to tcpdump. */
    @Test
    void linesNamePodsAndServices() throws Exception {
        Map<String, String> shown = Map.of(
                "-q", "IP shop/cart-0\\.\\d+ > svc/kube-system/kube-dns\\.53: tcp 0",
                "-qN", "IP cart-0\\.\\d+ > kube-dns\\.53: tcp 0",
                "-qn", "IP 10\\.244\\.1\\.10\\.\\d+ > 10\\.96\\.0\\.10\\.53: tcp 0");
        for (String flags : shown.keySet()) {
            List<String> line =
                    new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >" + folder.resolve("lines" + flags), "sh"));
            String[] capture =
                    podwire("capture", "-t" + flags.substring(1), "-c", "1", "-i", "vethcart0", "tcp dst port 53");
            line.addAll(List.of(podwire("lab", "enter", "worker-1", "--")));
            line.addAll(List.of(capture));
            begin(line.toArray(String[]::new));
        }
        inside("shop/cart-0", "bash", "-c", ": </dev/tcp/10.96.0.10/53");
        for (Process process : started) {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        for (Map.Entry<String, String> each : shown.entrySet()) {
            assertThat(Files.readString(folder.resolve("lines" + each.getKey())).strip())
                    .as(each.getKey())
                    .matches(each.getValue());
        }
    }

    private static void awaitMark(Path file) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String mark = new String(MARK, StandardCharsets.ISO_8859_1);
        while (!new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(mark)) {
            assertThat(System.nanoTime()).as("tcpdump's %s ends", file).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private String file(Point point, String name) {
        return folder.resolve(point.name().toLowerCase() + "." + name).toString();
    }

    private static List<String> without(List<String> rows, List<String> others) {
        List<String> left = new ArrayList<>(rows);
        others.forEach(left::remove);
        return left;
    }

    /** Each packet by its lengths, addresses, numbers and bytes; without its time, which each socket takes for itself. */
    private List<String> rows(String file, String shown) throws Exception {
        Outcome read = run(
                "tshark",
                "-nr",
                file,
                "-d",
                "udp.port==8472,vxlan",
                "-Y",
                shown,
                "-T",
                "fields",
                "-e",
                "frame.len",
                "-e",
                "frame.cap_len",
                "-e",
                "eth.src",
                "-e",
                "eth.dst",
                "-e",
                "ip.src",
                "-e",
                "ip.dst",
                "-e",
                "ip.id",
                "-e",
                "icmp.type",
                "-e",
                "icmp.seq",
                "-e",
                "data.data");
        assertThat(read.status()).as(read.text()).isZero();
        return read.text()
                .lines()
                .filter(line -> !line.startsWith("Running as"))
                .toList();
    }

    /** Starts it and waits until it listens. */
    private void begin(String... command) throws Exception {
        Process process = builder(command).start();
        started.add(process);
        process.getOutputStream().close();
        CompletableFuture<Boolean> listens = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains("listening on")) {
                        listens.complete(true);
                    }
                }
            } catch (IOException e) {
                // it has ended
            }
            listens.complete(false);
        });
        reader.setDaemon(true);
        reader.start();
        assertThat(listens.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("%s listens", List.of(command))
                .isTrue();
    }

    private Outcome inside(String place, String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of("lab", "enter", place, "--"));
        words.addAll(List.of(command));
        return run(podwire(words.toArray(String[]::new)));
    }

    /** This build's own program. */
    private static String[] podwire(String... words) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        if (Runtime.version().feature() >= 24) {
            command.add(1, "--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(words));
        return command.toArray(String[]::new);
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PODWIRE_LABS", folder.resolve("labs").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private record Outcome(int status, String text) {}

    private Outcome run(String... command) throws Exception {
        Process process = builder(command).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }
}
