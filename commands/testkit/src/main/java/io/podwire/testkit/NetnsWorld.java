package io.podwire.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * Real network namespaces for one test, made with {@code ip}. Their names begin with {@code pwt-} and this process's pid; closing
 * removes all of them, also those of a world that was only half made.
 */
public final class NetnsWorld implements AutoCloseable {

    private static final AtomicInteger WORLDS = new AtomicInteger();
    private static final long PATIENCE_SECONDS = 20;

    private final String prefix = "pwt-" + ProcessHandle.current().pid() + "-" + WORLDS.incrementAndGet() + "-";
    private final Deque<String> namespaces = new ConcurrentLinkedDeque<>();

    private NetnsWorld() {
        // a build that is stopped runs no finally; closing twice does nothing
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** An empty world; the test is skipped, with the reason, where namespaces can't be made. */
    public static NetnsWorld orSkip() {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "network namespaces can only be made by root");
        Assumptions.assumeTrue(
                run(List.of("ip", "-V")).status() == 0, "iproute2's 'ip' is not there to make namespaces with");
        Outcome trial = run(List.of("unshare", "--net", "true"));
        Assumptions.assumeTrue(trial.status() == 0, "no new network namespace here: " + trial.text());
        return new NetnsWorld();
    }

    /** What a program left: its status, and stdout followed by stderr. */
    public record Outcome(int status, String text) {}

    /**
     * Makes a namespace with its loopback up.
     *
     * @param name short; gets the world's prefix
     * @return the full name, as under {@code /run/netns}
     */
    public String netns(String name) {
        String full = prefix + name;
        namespaces.push(full);
        ip("netns", "add", full);
        withoutDuplicateDetection(full);
        ip("-n", full, "link", "set", "lo", "up");
        return full;
    }

    /** Link-local addresses would be tentative for a second or two, and then no longer: two looks at them would differ. */
    private void withoutDuplicateDetection(String netns) {
        must(
                List.of(
                        "ip",
                        "netns",
                        "exec",
                        netns,
                        "sh",
                        "-c",
                        "for conf in all default; do file=/proc/sys/net/ipv6/conf/$conf/accept_dad; [ ! -e $file ] || echo 0 >$file; done"));
    }

    /** A veth pair, both ends up. */
    public void veth(String netns, String link, String peerNetns, String peerLink) {
        ip("-n", netns, "link", "add", link, "type", "veth", "peer", "name", peerLink, "netns", peerNetns);
        ip("-n", netns, "link", "set", link, "up");
        ip("-n", peerNetns, "link", "set", peerLink, "up");
        awaitSettled(netns, link);
        awaitSettled(peerNetns, peerLink);
    }

    /** A bridge with ports, up; its carrier is that of its ports. */
    public void bridge(String netns, String bridge, String... ports) {
        ip("-n", netns, "link", "add", bridge, "type", "bridge", "stp_state", "0");
        boolean carrier = false;
        for (String port : ports) {
            ip("-n", netns, "link", "set", port, "master", bridge);
            carrier |= hasCarrier(netns, port);
        }
        ip("-n", netns, "link", "set", bridge, "up");
        if (carrier) {
            awaitSettled(netns, bridge);
        }
    }

    /**
     * The kernel's link watch sees a link's carrier a while after it was set up; only then the link's operational state is up, and it gets
     * its link-local address. Two looks at a young link would differ. Where a test has switched IPv6 off there is no address to wait for.
     */
    private void awaitSettled(String netns, String link) {
        String off = "/proc/sys/net/ipv6/conf/" + link + "/disable_ipv6";
        boolean addressed = in(netns, "sh", "-c", "[ ! -e " + off + " ] || cat " + off)
                .strip()
                .equals("0");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isSettled(netns, link, addressed)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        link + " in " + netns + " does not come up: " + ip("-n", netns, "addr", "show", "dev", link));
            }
            Thread.onSpinWait();
        }
    }

    private boolean isSettled(String netns, String link, boolean addressed) {
        return hasCarrier(netns, link)
                && (!addressed
                        || ip("-n", netns, "-6", "addr", "show", "dev", link, "scope", "link")
                                .contains("inet6"));
    }

    private boolean hasCarrier(String netns, String link) {
        return ip("-n", netns, "link", "show", "dev", link).contains("state UP");
    }

    /** An address; IPv6 ones without duplicate detection, so that they are usable at once. */
    public void address(String netns, String link, String cidr) {
        List<String> words = new ArrayList<>(List.of("ip", "-n", netns, "addr", "add", cidr, "dev", link));
        if (cidr.contains(":")) {
            words.add("nodad");
        }
        must(words);
    }

    /** Runs {@code ip} and insists that it succeeds. */
    public String ip(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        return must(command);
    }

    /** Runs a program in a namespace and insists that it succeeds. */
    public String in(String netns, String... command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", netns));
        words.addAll(List.of(command));
        return must(words);
    }

    /** Inode of a namespace. */
    public long inode(String netns) {
        return Long.parseLong(
                must(List.of("stat", "-L", "-c", "%i", "/run/netns/" + netns)).strip());
    }

    /** Removes one namespace before the world ends. */
    public void remove(String netns) {
        namespaces.remove(netns);
        ip("netns", "del", netns);
    }

    @Override
    public void close() {
        List<String> failures = new ArrayList<>();
        while (!namespaces.isEmpty()) {
            String name = namespaces.pop();
            Outcome outcome = run(List.of("ip", "netns", "del", name));
            if (outcome.status() != 0 && Files.exists(Path.of("/run/netns", name))) {
                failures.add(name + ": " + outcome.text());
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("namespaces were left behind: " + failures);
        }
    }

    private static String must(List<String> command) {
        Outcome outcome = run(command);
        if (outcome.status() != 0) {
            throw new AssertionError(
                    String.join(" ", command) + ": status " + outcome.status() + ": " + outcome.text());
        }
        return outcome.text();
    }

    private static Outcome run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            byte[] text = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end");
            }
            return new Outcome(process.exitValue(), new String(text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Outcome(127, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
