package io.podwire.engine.pods;

import static io.podwire.engine.pods.NodeTree.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.Pod.Condition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerdNodeTest {

    private static final String RUN = "/run/containerd";
    private static final PodIdentity WEB = new PodIdentity("shop", "web-1", "9a53f890-67ff-41c3-a06e-829318ba136b");
    private static final PodIdentity PROXY =
            new PodIdentity("kube-system", "proxy", "5f6aff44-7f5e-44e3-9759-e2664f4775d1");
    private static final String SANDBOX = id("5a");
    private static final String MAIN = id("3a");
    private static final String SIDE = id("3b");

    @TempDir
    Path directory;

    private NodeTree node;

    @BeforeEach
    void node() {
        node = new NodeTree(directory);
    }

    private static String cgroup(PodIdentity pod, String id) {
        return "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod"
                + pod.uid().replace('-', '_') + ".slice/cri-containerd-" + id + ".scope";
    }

    private void web(String state) {
        node.netns("cni-1", 4026532399L)
                .containerdSandbox(state, SANDBOX, WEB, "/var/run/netns/cni-1", 606)
                .containerdMember(state, MAIN, SANDBOX, WEB, "main", 606, 667)
                .containerdMember(state, SIDE, SANDBOX, WEB, "side", 606, 700)
                .process(606, 4026532399L, cgroup(WEB, SANDBOX), "pause")
                .process(667, 4026532399L, cgroup(WEB, MAIN), "httpd")
                .process(668, 4026532399L, cgroup(WEB, MAIN), "httpd")
                .process(700, 4026532399L, cgroup(WEB, SIDE), "sh")
                .logs(WEB, "main", MAIN)
                .logs(WEB, "side", SIDE);
    }

    private Pod only() {
        Answer<Pod> all = node.table().all();
        assertThat(all.gaps()).isEmpty();
        assertThat(all.items()).hasSize(1);
        return all.items().get(0);
    }

    /** k3s, MicroK8s, and a place that only the mounts tell of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/run/containerd",
                "/run/k3s/containerd",
                "/var/snap/microk8s/common/run/containerd",
                "/data/my containerd"
            })
    void aPodIsFoundWhereverItsRuntimeKeepsItsState(String state) {
        if (state.contains(" ")) {
            // The kernel escapes a blank in mountinfo.
            node.mount("/data/my\\040containerd/io.containerd.runtime.v2.task/k8s.io/" + SANDBOX + "/rootfs", "/");
        }
        web(state);
        Pod pod = only();

        assertThat(pod.label()).isEqualTo("shop/web-1");
        assertThat(pod.uid()).isEqualTo(WEB.uid());
        assertThat(pod.runtime()).isEqualTo("containerd");
        assertThat(pod.handler()).isEqualTo("runc");
        assertThat(pod.sandbox()).isEqualTo(SANDBOX);
        assertThat(pod.netns()).isEqualTo(4026532399L);
        assertThat(pod.netnsPath()).isEqualTo("/var/run/netns/cni-1");
        assertThat(pod.hostNetwork()).isFalse();
        assertThat(pod.staticPod()).isFalse();
        assertThat(pod.pids()).containsExactly(606, 667, 668, 700);
        assertThat(pod.containers())
                .containsExactly(
                        new Container(
                                MAIN,
                                "main",
                                "registry.example/main:1",
                                667,
                                List.of(667, 668),
                                NodeTree.containerdBundle(state, MAIN)),
                        new Container(
                                SIDE,
                                "side",
                                "registry.example/side:1",
                                700,
                                List.of(700),
                                NodeTree.containerdBundle(state, SIDE)));
        assertThat(pod.cgroup()).endsWith(".slice").contains("pod9a53f890_");
        assertThat(pod.conditions()).isEmpty();
        assertThat(pod.disagreements()).isEmpty();
    }

    @Test
    void hostNetworkAndStaticPodsAreSaidToBe() {
        PodIdentity etcd = new PodIdentity("kube-system", "etcd-n1", "0123456789abcdef0123456789abcdef");
        node.containerdSandbox(RUN, SANDBOX, etcd, null, 606)
                .containerdMember(RUN, MAIN, SANDBOX, etcd, "etcd", 606, 667)
                .process(606, NodeTree.HOST, cgroup(etcd, SANDBOX), "pause")
                .process(667, NodeTree.HOST, cgroup(etcd, MAIN), "etcd");
        Pod pod = only();

        assertThat(pod.hostNetwork()).isTrue();
        assertThat(pod.netns()).isEqualTo(NodeTree.HOST);
        assertThat(pod.staticPod()).isTrue();
        assertThat(pod.uid()).isEqualTo(etcd.uid());
        assertThat(pod.conditions()).isEmpty();
    }

    @Test
    void aHostNetworkPodWithoutProcessesIsKnownByItsBundle() {
        node.containerdSandbox(RUN, SANDBOX, PROXY, null, null);
        Pod pod = only();

        assertThat(pod.hostNetwork()).isTrue();
        assertThat(pod.netns()).isEqualTo(NodeTree.HOST);
        assertThat(pod.conditions()).containsExactly(Condition.NO_PROCESS, Condition.SANDBOX_ONLY);
    }

    @Test
    void aStalePidIsNotBelieved() {
        node.netns("cni-1", 4026532399L)
                .containerdSandbox(RUN, SANDBOX, WEB, "/var/run/netns/cni-1", 606)
                .containerdMember(RUN, MAIN, SANDBOX, WEB, "main", 606, 4711)
                .process(606, 4026532399L, cgroup(WEB, SANDBOX), "pause")
                .process(4711, NodeTree.HOST, "/system.slice/ssh.service", "sshd")
                .logs(WEB, "main", MAIN);

        assertThat(only().containers().get(0).pid()).isNull();
        assertThat(only().pids()).containsExactly(606);
    }

    @Test
    void withoutControlGroupsThePidThatTheRuntimeWroteDownCounts() {
        node.netns("cni-1", 4026532399L)
                .containerdSandbox(RUN, SANDBOX, WEB, "/var/run/netns/cni-1", 606)
                .process(606, 4026532399L, "/", "pause");

        assertThat(only().pids()).containsExactly(606);
        assertThat(only().netns()).isEqualTo(4026532399L);
    }

    @Test
    void sourcesThatContradictEachOtherAreBothShown() {
        web(RUN);
        node.containerdMember(RUN, SIDE, SANDBOX, new PodIdentity("shop", "other", WEB.uid()), "side", 606, 700);
        node.netns("cni-1", 4026539999L);
        Pod pod = only();

        assertThat(pod.disagreements())
                .containsExactly(
                        "bundle " + SIDE + " says name other, not web-1",
                        "/var/run/netns/cni-1 is netns 4026539999, but pid 606 is in netns 4026532399");
        assertThat(pod.netns()).isEqualTo(4026532399L);
    }

    @Test
    void aLoneContainerIsNobodysPod() {
        node.file(
                        RUN + "/io.containerd.runtime.v2.task/default/redis-1/config.json",
                        NodeTree.json(NodeTree.ociConfig(java.util.Map.of("nerdctl/name", "redis"), null, false)))
                .process(900, 4026532500L, "/default/redis-1", "redis");
        Pod pod = only();

        assertThat(pod.label()).isEqualTo("redis");
        assertThat(pod.namespace()).isNull();
        assertThat(pod.sandbox()).isNull();
        assertThat(pod.netns()).isEqualTo(4026532500L);
        assertThat(pod.containers().get(0).id()).isEqualTo("redis-1");
    }

    @Test
    void namesAreDataWhateverTheyHold() {
        PodIdentity evil = new PodIdentity("a b", "x\n\u001b[31m_y", "u-1");
        node.containerdSandbox(RUN, SANDBOX, evil, "/var/run/netns/cni-1", null)
                .containerdMember(RUN, MAIN, SANDBOX, new PodIdentity("a b", "z\u001b", "u-1"), "c\n", 606, null);
        Pod pod = only();

        assertThat(pod.namespace()).isEqualTo("a b");
        assertThat(pod.name()).isEqualTo("x\n\u001b[31m_y");
        assertThat(pod.containers().get(0).name()).isEqualTo("c\n");
        assertThat(pod.disagreements())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .doesNotContain("\u001b")
                        .doesNotContain("\n")
                        .contains("z\\x1b"));
        assertThat(pod.staticPod()).isNull();
    }
}
