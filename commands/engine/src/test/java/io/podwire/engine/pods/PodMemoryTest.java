package io.podwire.engine.pods;

import static io.podwire.engine.pods.NodeTree.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.Pod;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.watch.FileWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One who remembers says what one says who looks for the first time, whatever was done to the files and processes in between. */
class PodMemoryTest {

    private static final String RUN = "/run/containerd";
    private static final String RESULTS = "/var/lib/cni/results";

    @TempDir
    Path directory;

    private NodeTree node;
    private FileWatch files;
    private PodMemory memory;
    private int remembered;

    @BeforeEach
    void node() throws SystemCallException {
        node = new NodeTree(directory);
        HostRoot root = HostRoot.of(directory.toString());
        files = new FileWatch(root, FileWatch.MOST_WATCHES);
        memory = new PodMemory(() -> HostRoot.of(directory.toString()).telling(files));
        node.file("/proc/1/mountinfo", "24 1 0:4 / / rw - tmpfs tmpfs rw\n");
        for (int pod = 0; pod < 4; pod++) {
            make(pod);
        }
    }

    @AfterEach
    void close() {
        files.close();
    }

    private static PodIdentity identity(int pod) {
        return new PodIdentity("shop", "web-" + pod, "9a53f890-67ff-41c3-a06e-82931" + (8000000 + pod));
    }

    private static String sandbox(int pod) {
        return id("5a" + pod);
    }

    private static String member(int pod) {
        return id("3a" + pod);
    }

    private static String cgroup(int pod, String id) {
        return "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod"
                + identity(pod).uid().replace('-', '_') + ".slice/cri-containerd-" + id + ".scope";
    }

    private static int pid(int pod) {
        return 600 + 10 * pod;
    }

    private void make(int pod) {
        remove(pod);
        long netns = 4026532300L + pod;
        node.containerdSandbox(RUN, sandbox(pod), identity(pod), "/var/run/netns/cni-" + pod, pid(pod))
                .containerdMember(RUN, member(pod), sandbox(pod), identity(pod), "main", pid(pod), pid(pod) + 1)
                .process(pid(pod), netns, cgroup(pod, sandbox(pod)), "pause")
                .process(pid(pod) + 1, netns, cgroup(pod, member(pod)), "httpd")
                .logs(identity(pod), "main", member(pod));
    }

    private void remove(int pod) {
        delete("/proc/" + pid(pod));
        delete("/proc/" + (pid(pod) + 1));
        delete(NodeTree.containerdBundle(RUN, member(pod)));
        delete(NodeTree.containerdBundle(RUN, sandbox(pod)));
        delete("/var/log/pods/shop_web-" + pod + "_" + identity(pod).uid());
        delete("/var/log/containers/web-" + pod + "_shop_main-" + member(pod) + ".log");
        delete(RESULTS + "/net-" + sandbox(pod) + "-eth0");
    }

    private void delete(String hostPath) {
        try (Stream<Path> below = Files.exists(node.path(hostPath), LinkOption.NOFOLLOW_LINKS)
                ? Files.walk(node.path(hostPath))
                : Stream.empty()) {
            below.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(String from, String to) {
        try {
            Files.move(node.path(from), node.path(to), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(int pod, String address) {
        node.file(
                RESULTS + "/net-" + sandbox(pod) + "-eth0",
                "{\"cniVersion\":\"0.4.0\",\"ips\":[{\"version\":\"4\",\"address\":\"" + address + "/24\"}]}");
    }

    /** Asks both. */
    private void same(String after) {
        try {
            if (files.drain()) {
                memory.forget();
            } else {
                remembered++;
            }
        } catch (SystemCallException e) {
            throw new AssertionError(e);
        }
        Answer<Pod> known = memory.all();
        Answer<Pod> fresh = PodTable.of(HostRoot.of(directory.toString())).all();
        assertThat(known).as(after).isEqualTo(fresh);
        assertThat(files.complete()).as(after).isTrue();
    }

    /** Everything that can be done to a pod's traces, by name. */
    private Map<String, Consumer<Integer>> changes() {
        Map<String, Consumer<Integer>> changes = new LinkedHashMap<>();
        changes.put("made anew", this::make);
        changes.put("removed", this::remove);
        changes.put("nothing", pod -> {});
        changes.put("bundle written over in place", pod -> {
            String config = NodeTree.containerdBundle(RUN, sandbox(pod)) + "/config.json";
            if (Files.exists(node.path(config))) {
                node.containerdSandbox(RUN, sandbox(pod), identity(pod + 100), null, pid(pod));
            }
        });
        changes.put("bundle replaced by renaming", pod -> {
            String bundle = NodeTree.containerdBundle(RUN, sandbox(pod));
            if (Files.exists(node.path(bundle + "/config.json"))) {
                node.file(bundle + "/.new", "{\"broken\"");
                move(bundle + "/.new", bundle + "/config.json");
            }
        });
        changes.put("init.pid gone", pod -> delete(NodeTree.containerdBundle(RUN, sandbox(pod)) + "/init.pid"));
        changes.put("cni record", pod -> record(pod, "10.88.0." + (pod + 2)));
        changes.put("another cni record", pod -> record(pod, "10.88.1." + (pod + 2)));
        changes.put("cni record gone", pod -> delete(RESULTS + "/net-" + sandbox(pod) + "-eth0"));
        changes.put("all cni records gone", pod -> delete("/var/lib/cni"));
        changes.put("bundle moved away", pod -> {
            String bundle = NodeTree.containerdBundle(RUN, member(pod));
            if (Files.exists(node.path(bundle))) {
                delete("/run/elsewhere");
                move(bundle, "/run/elsewhere");
            }
        });
        changes.put("all state moved away and back", pod -> {
            move(RUN, "/run/other");
            same("all state moved away");
            move("/run/other", RUN);
        });
        changes.put("state became a link", pod -> {
            move(RUN, "/run/linked-" + pod);
            node.link(RUN, "linked-" + pod);
            same("state became a link");
            make(pod);
            same("made behind a link");
            delete(RUN);
            move("/run/linked-" + pod, RUN);
        });
        changes.put("state became an absolute link", pod -> {
            node.directory("/data");
            move(RUN, "/data/containerd");
            node.link(RUN, "/data/containerd");
            same("state became an absolute link");
            remove(pod);
            same("removed behind a link");
            move("/data/containerd", "/data/x");
            same("what the link leads to is gone");
            move("/data/x", "/data/containerd");
            same("what the link leads to is back");
            delete(RUN);
            move("/data/containerd", RUN);
        });
        changes.put("logs gone", pod -> delete("/var/log"));
        changes.put(
                "kubelet's hosts file",
                pod -> node.file(
                        "/var/lib/kubelet/pods/" + identity(pod).uid() + "/etc-hosts", "127.0.0.1 localhost\n"));
        changes.put("kubelet's pods gone", pod -> delete("/var/lib/kubelet"));
        changes.put("another process", pod -> {
            delete("/proc/" + (pid(pod) + 2));
            node.process(pid(pod) + 2, 4026532300L + pod, cgroup(pod, member(pod)), "sh");
        });
        changes.put("process ended", pod -> delete("/proc/" + (pid(pod) + 2)));
        changes.put("process moved to another group", pod -> {
            if (Files.exists(node.path("/proc/" + (pid(pod) + 1)))) {
                node.file(
                        "/proc/" + (pid(pod) + 1) + "/cgroup",
                        "0::" + cgroup((pod + 1) % 4, member((pod + 1) % 4)) + "\n");
            }
        });
        changes.put("process moved to another netns", pod -> {
            if (Files.exists(node.path("/proc/" + pid(pod)))) {
                delete("/proc/" + pid(pod) + "/ns/net");
                node.link("/proc/" + pid(pod) + "/ns/net", "net:[" + (4026532400L + pod) + "]");
            }
        });
        changes.put(
                "docker's container",
                pod -> node.file(
                        "/var/lib/docker/containers/" + id("d0c" + pod) + "/config.v2.json",
                        "{\"ID\":\"" + id("d0c" + pod) + "\",\"Name\":\"/lone\"}"));
        changes.put("docker's gone", pod -> delete("/var/lib/docker"));
        return changes;
    }

    @Test
    void everyChangeIsSeen() {
        same("at first");
        changes().forEach((what, change) -> {
            for (int pod = 0; pod < 4; pod += 3) {
                change.accept(pod);
                same(what + " " + pod);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void changesInAnyOrderAreSeen(long seed) {
        Random random = new Random(seed);
        Map<String, Consumer<Integer>> changes = changes();
        List<String> names = new ArrayList<>(changes.keySet());
        StringBuilder history = new StringBuilder("seed " + seed);
        for (int i = 0; i < 150; i++) {
            String what = names.get(random.nextInt(names.size()));
            int pod = random.nextInt(4);
            history.append("; ").append(what).append(' ').append(pod);
            changes.get(what).accept(pod);
            if (random.nextInt(3) > 0) {
                same(history.toString());
            }
        }
        // or nothing was compared with a memory
        assertThat(remembered).isPositive();
    }

    @Test
    void whatDidNotChangeIsNotReadAgain() {
        same("at first");
        Answer<Pod> first = memory.all();
        assertThat(memory.all()).isSameAs(first);
        node.file("/run/unrelated", "x").file("/var/log/other", "x");
        node.file(NodeTree.containerdBundle(RUN, sandbox(0)) + "/log.json", "x");
        same("unrelated files");
        assertThat(memory.all()).isSameAs(first);
    }

    @Test
    void beyondTheBoundItSaysSo() throws SystemCallException {
        try (FileWatch few = new FileWatch(HostRoot.of(directory.toString()), 5)) {
            new PodMemory(() -> HostRoot.of(directory.toString()).telling(few)).all();
            assertThat(few.complete()).isFalse();
            assertThat(few.watched()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aFullQueueCountsAsAChangeOfEverything() throws Exception {
        same("at first");
        int most = Integer.parseInt(Files.readString(Path.of("/proc/sys/fs/inotify/max_queued_events"))
                .strip());
        Path pods = node.path("/var/log/pods");
        for (int i = 0; i <= most / 2; i++) {
            Path file = pods.resolve("f" + i % 2);
            Files.createFile(file);
            Files.delete(file);
        }
        make(1);
        node.file(RESULTS + "/net-" + sandbox(3) + "-eth0", "{\"ips\":[{\"address\":\"10.1.2.3/24\"}]}");
        same("a full queue");
        remove(2);
        same("after it");
        assertThat(files.drain()).isFalse();
    }
}
