package io.podwire.shell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A client's namespace with a resolv.conf of its own, as {@code ip netns exec} mounts it (so that dig and getent there have the very same), and
 * one with name servers: dnsmasq, real ones.
 */
final class NameServers implements AutoCloseable {

    static final String FIRST = "10.99.8.2";
    static final String SECOND = "10.99.8.3";
    static final String THIRD = "10.99.8.4";
    static final String FIRST6 = "fd99:8::2";
    private static final long PATIENCE_SECONDS = 20;

    private final NetnsWorld world;
    private final Path folder;
    private final String client;
    private final String serving;
    private final List<Process> started = new ArrayList<>();
    private int logs;

    /** @param folder for their logs */
    NameServers(Path folder) {
        for (String program : List.of("/usr/sbin/dnsmasq", "/usr/bin/dig", "/usr/bin/getent")) {
            Assumptions.assumeTrue(Files.isExecutable(Path.of(program)), program + " is not installed");
        }
        this.folder = folder;
        world = NetnsWorld.orSkip();
        client = world.netns("client");
        serving = world.netns("serving");
        world.veth(client, "eth0", serving, "eth0");
        world.address(client, "eth0", "10.99.8.1/24");
        world.address(serving, "eth0", FIRST + "/24");
        world.address(serving, "eth0", SECOND + "/24");
        world.address(serving, "eth0", THIRD + "/24");
        world.address(client, "eth0", "fd99:8::1/64");
        world.address(serving, "eth0", FIRST6 + "/64");
    }

    /** Where programs ask from. */
    String client() {
        return client;
    }

    /** Runs a program there and insists that it succeeds. */
    String in(String... command) {
        return world.in(client, command);
    }

    /** Runs a program where the servers are. */
    String besideServers(String... command) {
        return world.in(serving, command);
    }

    /** What the client's programs read. */
    void resolvConf(String text) throws IOException {
        Path file = Path.of("/etc/netns", client, "resolv.conf");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param address it listens on
     * @param port it listens on
     * @return the file it writes each question into
     */
    Path serve(String address, int port, String... options) throws IOException {
        Path log = folder.resolve("log-" + ++logs);
        List<String> words = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                serving,
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--pid-file=",
                "--user=root",
                "--no-hosts",
                "--no-resolv",
                "--bind-interfaces",
                "--listen-address=" + address,
                "--port=" + port,
                "--log-queries",
                "--log-facility=" + log));
        words.addAll(List.of(options));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out-" + logs).toFile())
                .start();
        started.add(process);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(log) || !Files.readString(log).contains("started")) {
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("out-" + logs)))
                    .isTrue();
            assertThat(System.nanoTime()).as("no dnsmasq after 20 s").isLessThan(deadline);
            Thread.onSpinWait();
        }
        return log;
    }

    /** {@code NAME TYPE} of each question that a server was asked since its log was cleared, in order. */
    static List<String> questions(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" query["))
                    .map(line -> line.replaceAll(".* query\\[(\\w+)\\] (\\S+) from .*", "$2 $1"))
                    .toList();
        }
    }

    /** Forgets what it was asked; dnsmasq appends to it all the same. */
    static void clear(Path log) throws IOException {
        Files.write(log, new byte[0]);
    }

    @Override
    public void close() throws IOException {
        for (Process process : started) {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Path settings = Path.of("/etc/netns", client);
        if (Files.exists(settings)) {
            try (Stream<Path> all = Files.walk(settings)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        world.close();
    }
}
