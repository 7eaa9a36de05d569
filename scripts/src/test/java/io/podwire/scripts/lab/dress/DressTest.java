package io.podwire.scripts.lab.dress;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.NetnsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dressed namespaces of a real kernel, seen by the programs that everybody has: ls, ps, ip, cat, hostname. */
class DressTest {

    private static final PodDress CART = new PodDress("shop/cart-0");
    private static final List<String> RESOLVER =
            List.of("search shop.svc.cluster.local svc.cluster.local cluster.local", "nameserver 10.96.0.10");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nodeSeesNothingThatTheMachineNames(boolean overlays) throws IOException {
        try (NetnsWorld machine = NetnsWorld.orSkip();
                DressedNode node = DressedNode.orSkip("worker-1", overlays)) {
            String name = machine.netns("mine");
            assertThat(Path.of("/run/netns", name)).exists();
            assertThat(node.run("ip netns list")).isEmpty();
            assertThat(node.run("hostname; cat /etc/hostname")).isEqualTo("worker-1\nworker-1\n");
            assertThat(node.run(". /etc/os-release; echo $PRETTY_NAME")).isEqualTo("podwire practice node\n");
            assertThat(node.run("ls /sys/class/net")).isEqualTo("lo\n");
            assertThat(node.run("ls /etc/cni/net.d /var/lib/kubelet/pods /var/log/pods"))
                    .isEqualTo("/etc/cni/net.d:\n\n/var/lib/kubelet/pods:\n\n/var/log/pods:\n");
            assertThat(node.run("grep -c ' - nsfs ' /proc/self/mountinfo || :")).isEqualTo("0\n");
            // and the rest of the machine is there: programs, users
            assertThat(node.run("getent passwd root")).startsWith("root:");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatANodeWritesIsNotTheMachines(boolean overlays) throws IOException {
        String hosts = Files.readString(Path.of("/etc/hosts"));
        String mark = "podwire-test-" + ProcessHandle.current().pid();
        try (DressedNode node = DressedNode.orSkip("worker-1", overlays)) {
            node.run("echo '10.9.9.9 " + mark + "' >> /etc/hosts");
            for (String file :
                    List.of("/etc/cni/net.d/", "/etc/", "/var/lib/cni/", "/var/lib/", "/var/log/", "/run/")) {
                node.run("echo yes > " + file + mark);
                assertThat(Path.of(file + mark)).doesNotExist();
            }
            assertThat(node.run("cat /etc/" + mark)).isEqualTo("yes\n");
        }
        assertThat(Path.of("/etc/hosts")).hasContent(hosts);
    }

    @Test
    void podIsAProcessInItsOwnNetworkWithTheRecordsOfARuntime() throws IOException {
        try (DressedNode node = DressedNode.orSkip("worker-1", true)) {
            node.run(CART.make("cni-cart", RESOLVER), "cp " + CART.pidFile() + " /run/pid");
            assertThat(node.run("ip netns list")).startsWith("cni-cart");
            assertThat(node.run("ip netns pids cni-cart").lines().map(String::strip))
                    .contains(node.run("cat /run/pid"))
                    .hasSize(2);
            assertThat(
                            node.run(
                                    "nsenter -t $(cat /run/pid) -a cat /etc/resolv.conf /etc/hostname; nsenter -t $(cat /run/pid) -u hostname"))
                    .isEqualTo(String.join("\n", RESOLVER) + "\ncart-0\ncart-0\n");
            // In there it is alone.
            assertThat(node.run("nsenter -t $(cat /run/pid) -a ps -e -o pid= -o comm=")
                            .lines()
                            .map(String::strip))
                    .contains("1 sleep")
                    .hasSize(3);
            assertThat(node.run("nsenter -t $(cat /run/pid) -a ls /sys/class/net"))
                    .isEqualTo("lo\n");
            assertThat(node.run("cat /run/containerd/io.containerd.runtime.v2.task/k8s.io/" + CART.sandbox()
                            + "/config.json"))
                    .contains("\"io.kubernetes.cri.sandbox-name\": \"cart-0\"", CART.uid(), "/run/netns/cni-cart");
        }
    }

    @Test
    void podsProcessHasAPodsControlGroup() throws IOException {
        try (DressedNode node = DressedNode.orSkip("worker-1", true)) {
            Assumptions.assumeTrue(!node.groups().isEmpty(), "no control groups can be made on this machine");
            node.run(CART.make("cni-cart", RESOLVER), "cp " + CART.pidFile() + " /run/pid");
            // As the node sees it: the lab's own groups are not in it.
            assertThat(node.run("cat /proc/$(cat /run/pid)/cgroup"))
                    .containsPattern("kubepods.*" + CART.uid().replace("-", "[-_]") + ".*" + CART.sandbox())
                    .doesNotContain("podwire-lab");
            assertThat(node.run("cat /proc/self/cgroup")).doesNotContain("podwire-lab", "kubepods");
            assertThat(node.run(CART.enter() + " cat /proc/self/cgroup")).contains(CART.uid(), CART.container());
        }
    }

    @Test
    void whatRunsInAPodLeavesNoZombie() throws IOException {
        try (DressedNode node = DressedNode.orSkip("worker-1", true)) {
            node.run(CART.make("cni-cart", RESOLVER));
            node.run("printf 'name shop/cart-0\\ntcp 0.0.0.0 8080\\n' > /run/settings");
            String serve = String.join(" ", PodServerProgram.command("/run/settings"));
            assertThat(node.run("mkfifo /run/said; { " + CART.enter() + " " + serve
                            + " > /run/said & }; head -n1 /run/said"))
                    .isEqualTo("ready\n");
            assertThat(node.run("ip netns exec cni-cart ss -Hltnp")).contains("0.0.0.0:8080", "java");
            node.run("kill -9 $(pidof java); while pidof java; do sleep 0.01; done");
            assertThat(node.run(CART.enter() + " sh -c '(true &)'; " + CART.enter() + " ps -e -o stat=")
                            .lines())
                    .noneMatch(state -> state.startsWith("Z"));
        }
    }

    @Test
    void recordsSayWhatThePodsLinksAre() throws IOException {
        try (DressedNode node = DressedNode.orSkip("worker-1", true)) {
            node.run(
                    "echo '{\"cniVersion\": \"1.0.0\", \"name\": \"cbr0\", \"plugins\": [{\"type\": \"bridge\", \"ipam\": {\"type\": \"host-local\"}}]}' > /etc/cni/net.d/10-x.conflist");
            node.run(
                    CART.make("cni-cart", RESOLVER),
                    "ip link add veth0 address 0a:00:00:00:aa:01 type veth peer name eth0 address 0a:00:00:00:00:01 netns cni-cart",
                    "ip -n cni-cart link set eth0 up",
                    "ip -n cni-cart addr add 10.244.1.10/24 dev eth0",
                    "ip -n cni-cart addr add fd00:244:1::10/64 dev eth0 nodad",
                    CART.record());
            assertThat(node.run("cat /var/lib/cni/results/cbr0-" + CART.sandbox() + "-eth0"))
                    .contains("{\"name\": \"veth0\", \"mac\": \"0a:00:00:00:aa:01\"}")
                    .contains(
                            "{\"name\": \"eth0\", \"mac\": \"0a:00:00:00:00:01\", \"sandbox\": \"/run/netns/cni-cart\"}")
                    .contains("\"address\": \"10.244.1.10/24\"", "\"address\": \"fd00:244:1::10/64\"")
                    .contains("[\"K8S_POD_NAME\", \"cart-0\"]");
            assertThat(node.run("ls /var/lib/cni/networks/cbr0")).isEqualTo("10.244.1.10\nfd00:244:1::10\n");
            assertThat(node.run(CART.enter() + " getent hosts cart-0")).contains("fd00:244:1::10");
        }
    }

    @Test
    void idsAreTheSameEachTimeAndDifferFromPodToPod() {
        assertThat(new PodDress("shop/cart-0").sandbox())
                .isEqualTo(CART.sandbox())
                .hasSize(64)
                .isNotEqualTo(CART.container())
                .isNotEqualTo(new PodDress("shop/cart-1").sandbox());
        assertThat(CART.uid()).matches("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    }
}
