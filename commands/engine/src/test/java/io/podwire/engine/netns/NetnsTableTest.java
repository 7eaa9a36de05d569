package io.podwire.engine.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Answer;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Links;
import io.podwire.engine.local.LocalNetwork;
import io.podwire.testkit.NetnsWorld;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Namespaces of every sort, on the running kernel. */
class NetnsTableTest {

    private static final HostRoot ROOT = HostRoot.of("/");

    private NetnsWorld world;

    @BeforeEach
    void begin() {
        world = NetnsWorld.orSkip();
    }

    @AfterEach
    void end() {
        if (world != null) {
            world.close();
        }
    }

    private static Answer<Netns> list() {
        return new NetnsTable(ROOT).list();
    }

    private static Netns find(long inode) {
        return list().items().stream()
                .filter(n -> n.inode() == inode)
                .findFirst()
                .orElseThrow(() -> new AssertionError("netns " + inode + " was not found"));
    }

    /** Starts a program and waits for the line it says when it is ready. */
    private static Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String line = process.inputReader().readLine();
        if (line == null || !line.startsWith("ready")) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + ": " + line);
        }
        return process;
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void theHostsOwnComesFirstAndTheRestByInode() {
        world.netns("a");
        List<Netns> all = list().items();
        assertThat(all.get(0).host()).isTrue();
        assertThat(all.get(0).pids()).contains((int) ProcessHandle.current().pid());
        assertThat(all.subList(1, all.size()))
                .isSortedAccordingTo(Comparator.comparingLong(Netns::inode))
                .noneMatch(Netns::host);
    }

    @Test
    void named() {
        String name = world.netns("a");
        Netns found = find(world.inode(name));
        assertThat(found.names()).containsExactly(name);
        assertThat(found.paths()).containsExactly("/run/netns/" + name);
        assertThat(found.pids()).isEmpty();
        assertThat(found.descriptors()).isEmpty();
        assertThat(found.label()).isEqualTo(name);
    }

    @Test
    void heldByAProcessOnly() throws Exception {
        Process process = start("unshare", "--net", "sh", "-c", "echo ready; exec sleep 60");
        try {
            long inode = ((Number) Files.getAttribute(Path.of("/proc/" + process.pid() + "/ns/net"), "unix:ino"))
                    .longValue();
            Netns found = find(inode);
            assertThat(found.pids()).containsExactly((int) process.pid());
            assertThat(found.paths()).isEmpty();
            try (LocalNetwork network = LocalNetwork.open(found, ROOT)) {
                assertThat(network.links()).extracting(Link::name).contains("lo");
            }
        } finally {
            stop(process);
        }
    }

    @Test
    void heldByADescriptorOnly() throws Exception {
        String name = world.netns("a");
        long inode = world.inode(name);
        Process holder = start("bash", "-c", "exec 7</run/netns/" + name + "; echo ready; read x");
        try {
            world.remove(name);
            Netns found = find(inode);
            assertThat(found.names()).isEmpty();
            assertThat(found.pids()).isEmpty();
            assertThat(found.descriptors()).containsExactly("/proc/" + holder.pid() + "/fd/7");
            try (LocalNetwork network = LocalNetwork.open(found, ROOT)) {
                assertThat(network.links()).extracting(Link::netns).containsOnly(inode);
            }
        } finally {
            stop(holder);
        }
    }

    @Test
    void heldByADescriptorOfANamespaceFileOnly() throws Exception {
        Process process = start("unshare", "--net", "sh", "-c", "echo ready; exec sleep 60");
        Process holder = start("bash", "-c", "exec 7</proc/" + process.pid() + "/ns/net; echo ready; read x");
        try {
            long inode = ((Number) Files.getAttribute(Path.of("/proc/" + process.pid() + "/ns/net"), "unix:ino"))
                    .longValue();
            stop(process);
            assertThat(find(inode).descriptors()).containsExactly("/proc/" + holder.pid() + "/fd/7");
        } finally {
            stop(process);
            stop(holder);
        }
    }

    @Test
    void boundInAnotherMountNamespaceOnly() throws Exception {
        Path file = Files.createTempFile("pwt-bound", ".netns");
        Process process = start(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "bash",
                "-c",
                "unshare --net=" + file + " true && stat -L -c 'ready %i' " + file + "; read x");
        try {
            Netns found = list().items().stream()
                    .filter(n -> n.paths().contains("/proc/" + process.pid() + "/root" + file))
                    .findFirst()
                    .orElseThrow();
            assertThat(found.pids()).isEmpty();
            try (LocalNetwork network = LocalNetwork.open(found, ROOT)) {
                assertThat(network.links()).extracting(Link::name).contains("lo");
            }
        } finally {
            stop(process);
            Files.delete(file);
        }
    }

    /** As in a debug pod: a host's tree at another place, with a procfs of its own that counts pids otherwise. */
    @Test
    void underAnotherRoot() throws Exception {
        String name = world.netns("a");
        Process host = start(
                "unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", "echo ready; exec sleep 60");
        try {
            long init = host.toHandle().children().findFirst().orElseThrow().pid();
            HostRoot elsewhere = HostRoot.of("/proc/" + init + "/root");
            List<Netns> all = new NetnsTable(elsewhere).list().items();
            Netns found = all.stream()
                    .filter(n -> n.names().contains(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(found.paths()).containsExactly("/run/netns/" + name);
            assertThat(found.inode()).isEqualTo(world.inode(name));
            assertThat(all.get(0).pids()).containsExactly(1);
            try (LocalNetwork network = LocalNetwork.open(found, elsewhere)) {
                assertThat(network.links()).extracting(Link::name).contains("lo");
            }
        } finally {
            stop(host);
        }
    }

    @Test
    void aNameThatLeadsNowhereIsAGap() throws Exception {
        world.netns("a");
        Path dead = Path.of("/run/netns", "pwt-dead-" + ProcessHandle.current().pid());
        Files.createFile(dead);
        try {
            assertThat(list().gaps())
                    .anyMatch(gap -> gap.subject().equals("netns/" + dead.getFileName())
                            && gap.reason().contains("is no network namespace"));
            assertThat(list().items()).noneMatch(n -> n.paths().contains(dead.toString()));
        } finally {
            Files.delete(dead);
        }
    }

    @Test
    void theIdsOfOthersAreToldAndNoneIsMade() {
        String near = world.netns("a");
        String far = world.netns("b");
        assertThat(find(world.inode(near)).nsid()).isNull();
        world.ip("netns", "set", near, "4711");
        assertThat(find(world.inode(near)).nsid()).isEqualTo(4711);
        assertThat(find(world.inode(far)).nsid()).isNull();
        assertThat(world.ip("netns", "list-id")).contains("4711").doesNotContain(far);
    }

    @Test
    void oneThatVanishedIsNotFoundAndNotAnother() {
        String name = world.netns("a");
        Netns gone = find(world.inode(name));
        world.remove(name);
        assertThatThrownBy(() -> LocalNetwork.open(gone, ROOT).close())
                .isInstanceOf(NotFound.class)
                .hasMessageContaining(name);
        // Another of the same name is not the one that was meant.
        String again = world.netns("a");
        assertThat(again).isEqualTo(name);
        if (world.inode(again) != gone.inode()) {
            assertThatThrownBy(() -> LocalNetwork.open(gone, ROOT).close()).isInstanceOf(NotFound.class);
        }
    }

    /** Seen on nodes: whoever holds a deleted pod's namespace keeps the host end of its cable. */
    @Test
    void closingLetsADeletedNamespaceGo() throws Exception {
        String pod = world.netns("pod");
        String node = world.netns("node");
        world.veth(pod, "e0", node, "host0");
        try (LocalNetwork network = LocalNetwork.open(find(world.inode(pod)), ROOT)) {
            world.remove(pod);
            assertThat(network.links()).extracting(Link::name).contains("e0");
            assertThat(world.ip("-n", node, "-o", "link")).contains("host0");
        }
        long end = System.nanoTime() + 2_000_000_000L;
        while (world.ip("-n", node, "-o", "link").contains("host0")) {
            assertThat(System.nanoTime()).as("gone within 2 s").isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Test
    void askingLeavesNoTrace() throws Exception {
        String pod = world.netns("pod");
        world.veth(pod, "e0", world.netns("node"), "host0");
        String ids = world.ip("netns", "list-id");
        List<String> modules = modules();
        try (LocalNetwork network = LocalNetwork.open(find(world.inode(pod)), ROOT)) {
            network.links();
            network.addresses();
            network.routes();
            network.rules();
            network.neighbors();
            network.fdb();
        }
        assertThat(world.ip("netns", "list-id")).isEqualTo(ids);
        assertThat(modules()).isEqualTo(modules);
        assertThat(find(world.inode(pod)).descriptors()).isEmpty();
        // Others on this host come and go: what matters is that this process holds none but its own.
        String own = "/proc/" + ProcessHandle.current().pid() + "/";
        assertThat(list().items()).noneMatch(n -> n.descriptors().toString().contains(own));
        assertThat(ownDescriptors()).noneMatch(target -> target.startsWith("net:[") || target.contains("pwt-"));
    }

    private static List<String> modules() {
        String[] names = new File("/sys/module").list();
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }

    private static List<String> ownDescriptors() {
        String[] numbers = new File("/proc/self/fd").list();
        return Arrays.stream(numbers == null ? new String[0] : numbers)
                .map(n -> String.valueOf(Links.read("/proc/self/fd/" + n)))
                .toList();
    }

    @Test
    void noThreadStaysInANamespace() throws Exception {
        String pod = world.netns("pod");
        long inode = world.inode(pod);
        try (LocalNetwork network = LocalNetwork.open(find(inode), ROOT)) {
            network.links();
        }
        // Thread.join comes back a little before the kernel has ended the thread.
        long end = System.nanoTime() + 2_000_000_000L;
        while (threadsIn(inode) > 0) {
            assertThat(System.nanoTime()).as("ended within 2 s").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static long threadsIn(long inode) {
        String[] tasks = new File("/proc/self/task").list();
        return Arrays.stream(tasks == null ? new String[0] : tasks)
                .filter(task -> Links.namespace("/proc/self/task/" + task + "/ns/net", "net") == inode)
                .count();
    }
}
