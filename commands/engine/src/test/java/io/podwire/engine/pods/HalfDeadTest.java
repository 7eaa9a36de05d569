package io.podwire.engine.pods;

import static io.podwire.engine.pods.NodeTree.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.Pod.Condition;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalfDeadTest {

    private static final String RUN = "/run/containerd";
    private static final PodIdentity WEB = new PodIdentity("shop", "web", "9a53f890-67ff-41c3-a06e-829318ba136b");
    private static final PodIdentity CART = new PodIdentity("shop", "cart", "5f6aff44-7f5e-44e3-9759-e2664f4775d1");
    private static final String SANDBOX = id("5a");
    private static final String MAIN = id("3a");

    @TempDir
    Path directory;

    private NodeTree node;

    @BeforeEach
    void node() {
        node = new NodeTree(directory);
    }

    private static String cgroup(PodIdentity pod, String id) {
        return "/kubepods/besteffort/pod" + pod.uid() + "/" + id;
    }

    @Test
    void aNetnsWithoutAProcess() {
        node.netns("cni-1", 4026532399L)
                .containerdSandbox(RUN, SANDBOX, WEB, "/var/run/netns/cni-1", 606)
                .containerdMember(RUN, MAIN, SANDBOX, WEB, "main", 606, 667);
        Pod pod = node.table().all().items().get(0);

        assertThat(pod.netns()).isEqualTo(4026532399L);
        assertThat(pod.pids()).isEmpty();
        assertThat(pod.conditions()).containsExactly(Condition.NO_PROCESS);
        assertThat(node.table().inNetns(4026532399L)).containsExactly(pod);
    }

    @Test
    void aNetnsThatMayNotBeSeenIsNotSaidToBeGone() {
        node.containerdSandbox(RUN, SANDBOX, WEB, "/var/run/netns/cni-1", 606)
                .process(606, null, cgroup(WEB, SANDBOX), "pause");
        Pod pod = node.table().all().items().get(0);

        assertThat(pod.netns()).isNull();
        assertThat(pod.conditions()).containsExactly(Condition.SANDBOX_ONLY);
    }

    @Test
    void aBundleWithoutANetns() {
        node.containerdSandbox(RUN, SANDBOX, WEB, "/var/run/netns/cni-1", 606);

        assertThat(node.table().all().items().get(0).conditions())
                .containsExactly(Condition.NO_NETNS, Condition.NO_PROCESS, Condition.SANDBOX_ONLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\u0000\u0001", "{\"annotations\":{\"io.kubernetes.cri.sandbox-id\":7"})
    void aGarbageBundleDoesNotHideItsPod(String garbage) {
        node.containerdSandbox(RUN, SANDBOX, WEB, "/var/run/netns/cni-1", 606)
                .containerdMember(RUN, MAIN, SANDBOX, WEB, "main", 606, 667)
                .process(606, 4026532399L, cgroup(WEB, SANDBOX), "pause")
                .process(667, 4026532399L, cgroup(WEB, MAIN), "httpd")
                .logs(WEB, "main", MAIN)
                .file(NodeTree.containerdBundle(RUN, MAIN) + "/config.json", garbage);
        Answer<Pod> all = node.table().all();

        assertThat(all.items()).hasSize(1);
        Pod pod = all.items().get(0);
        assertThat(pod.label()).isEqualTo("shop/web");
        assertThat(pod.conditions()).containsExactly(Condition.BAD_BUNDLE);
        assertThat(pod.containers()).singleElement().satisfies(main -> {
            assertThat(main.name()).isEqualTo("main");
            assertThat(main.pid()).isEqualTo(667);
        });
        assertThat(all.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.subject()).isEqualTo("ctr/3a0000000000");
            assertThat(gap.reason()).contains("config.json: not an OCI config");
        });
    }

    @Test
    void aPodWhoseBundlesAreAllGarbageIsKnownFromItsCgroupAndLogs() {
        node.process(606, 4026532399L, cgroup(WEB, SANDBOX), "pause")
                .process(667, 4026532399L, cgroup(WEB, MAIN), "httpd")
                .logs(WEB, "main", MAIN)
                .file(NodeTree.containerdBundle(RUN, SANDBOX) + "/config.json", "x")
                .file(NodeTree.containerdBundle(RUN, MAIN) + "/config.json", "x");
        Pod pod = node.table().all().items().get(0);

        assertThat(node.table().all().items()).hasSize(1);
        assertThat(pod.label()).isEqualTo("shop/web");
        assertThat(pod.sandbox()).isEqualTo(SANDBOX);
        assertThat(pod.netns()).isEqualTo(4026532399L);
        assertThat(pod.containers()).extracting(Container::name).containsExactly("main");
        assertThat(pod.conditions()).containsExactly(Condition.BAD_BUNDLE);
    }

    @Test
    void aPodWithoutAnyFilesIsKnownFromItsProcesses() {
        node.process(606, 4026532399L, "/node-in-a-container" + cgroup(WEB, SANDBOX), "pause")
                .process(667, 4026532399L, "/node-in-a-container" + cgroup(WEB, MAIN), "httpd");
        Pod pod = node.table().all().items().get(0);

        assertThat(pod.uid()).isEqualTo(WEB.uid());
        assertThat(pod.name()).isNull();
        assertThat(pod.runtime()).isEqualTo("unknown");
        assertThat(pod.sandbox()).isEqualTo(SANDBOX);
        assertThat(pod.pids()).containsExactly(606, 667);
        assertThat(pod.containers()).extracting(Container::id).containsExactly(MAIN);
    }

    @Test
    void aDirectoryWithoutAConfigAndAHugeConfig() throws Exception {
        node.directory(NodeTree.containerdBundle(RUN, SANDBOX))
                .containerdSandbox(RUN, MAIN, CART, "/var/run/netns/c", null);
        Files.write(node.path(NodeTree.containerdBundle(RUN, MAIN) + "/config.json"), new byte[4 * 1024 * 1024 + 1]);
        Answer<Pod> all = node.table().all();

        assertThat(all.items())
                .hasSize(2)
                .allSatisfy(pod -> assertThat(pod.conditions()).contains(Condition.BAD_BUNDLE));
        assertThat(all.gaps())
                .extracting(gap -> gap.reason().substring(gap.reason().indexOf("config.json") + 11))
                .containsExactlyInAnyOrder(": ENOENT (No such file or directory)", ": is longer than 4194304 bytes");
    }

    @Test
    void aNamedPipeInPlaceOfAConfigDoesNotStopAnything() throws Exception {
        node.containerdSandbox(RUN, SANDBOX, WEB, "/var/run/netns/cni-1", null)
                .directory(NodeTree.containerdBundle(RUN, MAIN));
        String pipe =
                node.path(NodeTree.containerdBundle(RUN, MAIN) + "/config.json").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

        assertThat(node.table().all().items()).extracting(Pod::label).contains("shop/web");
    }

    @Test
    void aRestartedPodHasTwoSandboxes() {
        String old = id("01d");
        node.netns("cni-2", 4026532400L)
                .containerdSandbox(RUN, old, WEB, "/var/run/netns/cni-1", null)
                .containerdSandbox(RUN, SANDBOX, WEB, "/var/run/netns/cni-2", 606)
                .process(606, 4026532400L, cgroup(WEB, SANDBOX), "pause")
                .process(667, 4026532400L, cgroup(WEB, MAIN), "httpd")
                .logs(WEB, "main", MAIN);
        Answer<Pod> all = node.table().all();

        assertThat(all.items()).extracting(Pod::sandbox).containsExactly(old, SANDBOX);
        assertThat(all.items().get(0).conditions())
                .containsExactly(Condition.NO_NETNS, Condition.NO_PROCESS, Condition.SANDBOX_ONLY);
        assertThat(all.items().get(1).containers()).extracting(Container::name).containsExactly("main");
        assertThat(all.items().get(1).conditions()).isEmpty();
    }

    @Test
    void askingForOneGivesTheSameAsAskingForAll() {
        for (int i = 0; i < 6; i++) {
            PodIdentity pod = new PodIdentity("n" + i, "p" + i, "9a53f890-67ff-41c3-a06e-82931800000" + i);
            String sandbox = id("5" + i);
            String member = id("3" + i);
            long netns = 4026532000L + i;
            int pid = 100 + 10 * i;
            node.netns("cni-" + i, netns)
                    .containerdSandbox(RUN, sandbox, pod, "/var/run/netns/cni-" + i, pid)
                    .containerdMember(RUN, member, sandbox, pod, "main", pid, pid + 1)
                    .containerdMember(RUN, id("4" + i), sandbox, pod, "exited", pid, null)
                    .logs(pod, "main", member);
            if (i != 3) {
                node.process(pid, netns, cgroup(pod, sandbox), "pause")
                        .process(pid + 1, netns, cgroup(pod, member), "x");
            }
        }
        PodTable all = node.table();
        for (Pod pod : all.all().items()) {
            assertThat(node.table().inNetns(pod.netns())).containsExactly(pod);
            assertThat(node.table().ofContainer(pod.sandbox())).isEqualTo(pod);
            assertThat(node.table().ofContainer(pod.containers().get(0).id())).isEqualTo(pod);
            for (int pid : pod.pids()) {
                assertThat(node.table().ofPid(pid)).isEqualTo(pod);
            }
        }
        assertThat(all.containers("5")).hasSize(6);
        assertThat(all.inNetns(1)).isEmpty();
        assertThat(all.ofPid(1)).isNull();
        assertThat(all.ofContainer("nobody")).isNull();
    }
}
