package io.podwire.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Observed;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.Address;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.local.LocalHost;
import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The watched host beside one that never saw anything before, after every change of a real world. Of both only what this test made is
 * compared: others may work on the same machine.
 */
class WatchedHostTest {

    private static final HostRoot ROOT = HostRoot.of("/");

    private NetnsWorld world;
    private final Set<Long> ours = new HashSet<>();
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void world() {
        world = NetnsWorld.orSkip();
    }

    @AfterEach
    void remove() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        world.close();
    }

    private static WatchedHost watched(Set<Source> sources) {
        return new WatchedHost(ROOT, sources, 0);
    }

    private String netns(String name) {
        String full = world.netns(name);
        ours.add(world.inode(full));
        return full;
    }

    /** Its inode may be another's at once. */
    private void delete(String full) {
        ours.remove(world.inode(full));
        world.remove(full);
    }

    /** The kernel takes a deleted namespace's cables down some time later: two looks before and after that would differ. */
    private void gone(String netns, String link) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (world.ip("-n", netns, "-br", "link").contains(link)) {
            assertThat(System.nanoTime()).as("%s is gone within 10 s", link).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private static long inode(Process process) throws IOException {
        return ((Number) Files.getAttribute(Path.of("/proc/" + process.pid() + "/ns/net"), "unix:ino")).longValue();
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        String line = process.inputReader().readLine();
        assertThat(line).as(String.join(" ", command)).startsWith("ready");
        return process;
    }

    /** A process in a namespace of its own, without a name. */
    private Process nameless() throws IOException {
        Process process = start("unshare", "--net", "sh", "-c", "echo ready; exec sleep 600");
        ours.add(inode(process));
        return process;
    }

    private List<Netns> ours(Answer<Netns> all) {
        return all.items().stream()
                .filter(netns -> ours.contains(netns.inode())
                        || netns.names().stream()
                                .anyMatch(name -> name.startsWith(
                                        "pwt-" + ProcessHandle.current().pid())))
                .toList();
    }

    private TreeMap<String, Object> addresses(Host host, List<Netns> of) {
        TreeMap<String, Object> all = new TreeMap<>();
        for (Observed<List<String>> one : host.visit(of, network -> words(network.addresses()))) {
            all.put(one.subject(), one.known() ? one.value() : one.reason());
        }
        return all;
    }

    /** Without lifetimes, which pass. */
    private static List<String> words(List<Address> addresses) {
        return addresses.stream()
                .map(one -> one.netns() + " " + one.linkIndex() + " " + one.link() + " " + one.address() + " "
                        + one.flags() + " " + one.scope() + " " + one.peer())
                .toList();
    }

    /** Asks both hosts everything that may come from memory. */
    private void same(WatchedHost host, String after) {
        Host fresh = new LocalHost(ROOT);
        assertThat(ours(host.netnsesInUse())).as(after).isEqualTo(ours(fresh.netnsesInUse()));
        assertThat(ours(host.netnses())).as(after).isEqualTo(ours(fresh.netnses()));
        List<Netns> here = ours(fresh.netnsesInUse());
        assertThat(addresses(host, here)).as(after).isEqualTo(addresses(fresh, here));
        assertThat(host.visit(here, network -> network.links().size()))
                .as(after)
                .isEqualTo(fresh.visit(here, network -> network.links().size()));
    }

    private void livesThroughChanges(WatchedHost host) throws Exception {
        same(host, "at first");
        String a = netns("a");
        same(host, "a new namespace");
        String b = netns("b");
        world.address(a, "lo", "10.210.0.1/32");
        same(host, "a new address");
        world.address(b, "lo", "fd00:210::1/128");
        same(host, "a new IPv6 address");
        world.ip("-n", a, "address", "del", "10.210.0.1/32", "dev", "lo");
        world.address(b, "lo", "10.210.0.1/32");
        same(host, "an address that moved");
        world.veth(a, "va", b, "vb");
        world.address(a, "va", "10.210.1.1/24");
        same(host, "a cable");
        world.ip("-n", a, "link", "set", "va", "name", "renamed");
        same(host, "a link with another name");
        world.ip("-n", b, "link", "set", "vb", "down");
        same(host, "a link that is down");
        world.ip("netns", "set", a, "4242");
        same(host, "an id for a namespace");
        Process process = nameless();
        same(host, "a process in a namespace without a name");
        String ns = "/proc/" + process.pid() + "/ns/net";
        nsenter(ns, "ip", "address", "add", "10.210.2.1/32", "dev", "lo");
        same(host, "an address in there");
        Process visitor = start("nsenter", "--net=/run/netns/" + a, "sh", "-c", "echo ready; exec sleep 600");
        same(host, "a process that entered a named one");
        ours.remove(inode(process));
        process.destroyForcibly().waitFor();
        same(host, "the one without a name is gone");
        visitor.destroyForcibly().waitFor();
        same(host, "the visitor is gone");
        boundInAContainer(host);
        renamed(host, a);
        delete(b);
        gone(a, "renamed");
        same(host, "a deleted namespace");
        ours.add(world.inode(netns("b2")));
        recreated(host);
    }

    /** As a runtime in a container does it: the file it binds a namespace on is seen in that container only. */
    private void boundInAContainer(WatchedHost host) throws Exception {
        Path file = Files.createTempFile("pwt-netns", null);
        try {
            Process container = start(
                    "unshare",
                    "--mount",
                    "--propagation",
                    "private",
                    "bash",
                    "-c",
                    "echo ready; read; unshare --net=" + file + " true; stat -L -c %i " + file
                            + "; read; umount --lazy " + file + "; echo gone; read");
            same(host, "a container");
            container.outputWriter().append('\n').flush();
            long bound = Long.parseLong(container.inputReader().readLine());
            ours.add(bound);
            same(host, "a namespace bound in a container only");
            assertThat(ours(host.netnsesInUse()))
                    .anyMatch(one -> one.names().isEmpty()
                            && one.paths().equals(List.of("/proc/" + container.pid() + "/root" + file)));
            container.outputWriter().append('\n').flush();
            assertThat(container.inputReader().readLine()).isEqualTo("gone");
            ours.remove(bound);
            same(host, "and unbound");
            container.destroyForcibly().waitFor();
            same(host, "no container");
        } finally {
            Files.delete(file);
        }
    }

    private void renamed(WatchedHost host, String name) throws Exception {
        String other = netns("other");
        same(host, "another one");
        // the name of one now leads to the other: as a runtime that makes a sandbox anew under the same name
        ours.remove(world.inode(other));
        run("umount", "--lazy", "/run/netns/" + other);
        same(host, "a name that leads nowhere");
        run("mount", "--bind", "/run/netns/" + name, "/run/netns/" + other);
        same(host, "two names for one namespace");
        run("umount", "--lazy", "/run/netns/" + other);
        same(host, "one name again");
    }

    private void recreated(WatchedHost host) {
        for (int i = 0; i < 5; i++) {
            String again = netns("again");
            world.address(again, "lo", "10.210.3." + i + "/32");
            same(host, "made anew, time " + i);
            delete(again);
            same(host, "deleted, time " + i);
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
    }

    private static void nsenter(String netns, String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of("nsenter", "--net=" + netns));
        words.addAll(List.of(command));
        run(words.toArray(String[]::new));
    }

    @Test
    void answersAsAFreshOneAfterEveryChange() throws Exception {
        try (WatchedHost host = watched(EnumSet.allOf(Source.class))) {
            livesThroughChanges(host);
            assertThat(EnumSet.allOf(Source.class)).allMatch(host::tells);
        }
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void answersTheSameWhereASourceIsMissing(Source missing) throws Exception {
        Set<Source> rest = EnumSet.complementOf(EnumSet.of(missing));
        try (WatchedHost host = watched(rest)) {
            livesThroughChanges(host);
            assertThat(host.tells(missing)).isFalse();
        }
    }

    @Test
    void answersTheSameWithoutAnySource() throws Exception {
        try (WatchedHost host = watched(EnumSet.noneOf(Source.class))) {
            livesThroughChanges(host);
            assertThat(host.listeningIn()).isZero();
        }
    }

    @Test
    void takesAddressesFromMemoryWhileNothingChanges() {
        String a = netns("a");
        world.address(a, "lo", "10.210.0.1/32");
        try (WatchedHost host = watched(EnumSet.allOf(Source.class))) {
            List<Netns> here = ours(host.netnsesInUse());
            List<List<Address>> first = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                host.visit(here, Network::addresses).forEach(one -> first.add(one.value()));
            }
            List<List<Address>> next = new ArrayList<>();
            host.visit(here, Network::addresses).forEach(one -> next.add(one.value()));
            assertThat(next.get(0)).isSameAs(first.get(1));
            world.address(a, "lo", "10.210.0.2/32");
            assertThat(host.visit(here, Network::addresses).get(0).value())
                    .hasSize(first.get(0).size() + 1);
        }
    }

    @Test
    void letsGoOfADeletedNamespace() throws Exception {
        String a = netns("a");
        String b = netns("b");
        world.veth(a, "va", b, "vb");
        try (WatchedHost host = watched(EnumSet.allOf(Source.class))) {
            host.visit(ours(host.netnsesInUse()), Network::addresses);
            assertThat(host.listeningIn()).isPositive();
            long begin = System.nanoTime();
            world.remove(a);
            // the kernel takes the cable's other end away with the namespace, once nobody holds that
            waitUntil(() -> !world.ip("-n", b, "-o", "link").contains("vb@"), Duration.ofSeconds(10));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void anEndedHostHoldsNothingAndStillAnswers() throws Exception {
        String a = netns("a");
        String b = netns("b");
        world.veth(a, "va", b, "vb");
        WatchedHost host = watched(EnumSet.allOf(Source.class));
        host.visit(ours(host.netnsesInUse()), Network::addresses);
        host.close();
        host.close();
        same(host, "closed");
        assertThat(host.listeningIn()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("podwire-watch");
        world.remove(a);
        waitUntil(() -> !world.ip("-n", b, "-o", "link").contains("vb@"), Duration.ofSeconds(2));
    }

    @Test
    void aFullQueueOfEventsCountsAsAChange() {
        String a = netns("a");
        try (WatchedHost host = watched(EnumSet.allOf(Source.class))) {
            List<Netns> here = ours(host.netnsesInUse());
            host.visit(here, Network::addresses);
            long before = host.changes();
            StringBuilder batch = new StringBuilder();
            for (int i = 0; i < 3000; i++) {
                batch.append("address add 10.211.")
                        .append(i / 250)
                        .append('.')
                        .append(i % 250)
                        .append("/32 dev lo\n");
            }
            world.in(a, "sh", "-c", "printf '" + batch.toString().replace("\n", "\\n") + "' | ip -batch -");
            assertThat(host.changes()).isGreaterThan(before);
            same(host, "3,000 addresses at once");
            world.in(a, "ip", "address", "flush", "dev", "lo");
            same(host, "all gone");
        }
    }

    @Test
    void onlyAFewQuestionsBeginNoListening() {
        try (WatchedHost host = new WatchedHost(ROOT)) {
            host.netnsesInUse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("podwire-watch");
        }
    }

    private static void waitUntil(BooleanSupplier condition, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited " + most).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
