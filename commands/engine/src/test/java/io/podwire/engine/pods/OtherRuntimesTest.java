package io.podwire.engine.pods;

import static io.podwire.engine.pods.NodeTree.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.pod.CniAttachment;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.Pod.Condition;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.MacAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherRuntimesTest {

    private static final PodIdentity CART = new PodIdentity("shop", "cart", "9a53f890-67ff-41c3-a06e-829318ba136b");
    private static final String SANDBOX = id("5a");
    private static final String MAIN = id("3a");

    @TempDir
    Path directory;

    private NodeTree node;

    @BeforeEach
    void node() {
        node = new NodeTree(directory);
    }

    private Pod only() {
        List<Pod> pods = node.table().all().items();
        assertThat(pods).hasSize(1);
        return pods.get(0);
    }

    private static String slice(String scope) {
        return "/kubepods.slice/kubepods-pod" + CART.uid().replace('-', '_') + ".slice/" + scope;
    }

    /** Annotations as CRI-O 1.2x writes them, on OpenShift. */
    private static Map<String, String> crioSandbox(String handler) {
        return Map.ofEntries(
                Map.entry("io.container.manager", "cri-o"),
                Map.entry("io.kubernetes.container.name", "POD"),
                Map.entry("io.kubernetes.cri-o.ContainerType", "sandbox"),
                Map.entry("io.kubernetes.cri-o.SandboxID", SANDBOX),
                Map.entry("io.kubernetes.cri-o.Namespace", "shop"),
                Map.entry("io.kubernetes.cri-o.KubeName", "cart"),
                Map.entry(
                        "io.kubernetes.cri-o.Metadata",
                        "{\"name\":\"cart\",\"uid\":\"" + CART.uid() + "\",\"namespace\":\"shop\"}"),
                Map.entry("io.kubernetes.cri-o.Labels", "{\"io.kubernetes.pod.uid\":\"" + CART.uid() + "\"}"),
                Map.entry("io.kubernetes.cri-o.RuntimeHandler", handler),
                Map.entry(
                        "io.kubernetes.cri-o.CNIResult",
                        "{\"cniVersion\":\"0.4.0\",\"interfaces\":[{\"name\":\"8b7266486ea2861\",\"mac\":\"aa:bb:cc:00:11:22\"},"
                                + "{\"name\":\"eth0\",\"mac\":\"0a:58:0a:84:02:2e\",\"sandbox\":\"/var/run/netns/c1\"}],"
                                + "\"ips\":[{\"address\":\"10.132.2.46/23\",\"interface\":1}]}"),
                Map.entry(
                        "io.kubernetes.cri-o.Annotations",
                        "{\"kubernetes.io/config.source\":\"api\",\"k8s.ovn.org/pod-networks\":"
                                + "\"{\\\"default\\\":{\\\"ip_addresses\\\":[\\\"10.132.2.46/23\\\"],"
                                + "\\\"mac_address\\\":\\\"0a:58:0a:84:02:2f\\\"}}\"}"));
    }

    private static final Map<String, String> CRIO_MEMBER = Map.of(
            "io.kubernetes.cri-o.ContainerType", "container",
            "io.kubernetes.cri-o.SandboxID", SANDBOX,
            "io.kubernetes.cri-o.ImageName", "quay.io/cart:2",
            "io.kubernetes.container.name", "main",
            "io.kubernetes.pod.name", "cart",
            "io.kubernetes.pod.namespace", "shop",
            "io.kubernetes.pod.uid", CART.uid());

    @Test
    void crioWithoutItsInfraContainer() {
        node.netns("c1", 4026532700L)
                .crio(SANDBOX, crioSandbox(""), "/var/run/netns/c1", false, null)
                .crio(MAIN, CRIO_MEMBER, "/var/run/netns/c1", false, 900)
                .directory("/run/crun/" + SANDBOX)
                .process(900, 4026532700L, slice("crio-" + MAIN + ".scope/container"), "java")
                .process(899, NodeTree.HOST, slice("crio-conmon-" + MAIN + ".scope"), "conmon");
        Pod pod = only();

        assertThat(pod.label()).isEqualTo("shop/cart");
        assertThat(pod.uid()).isEqualTo(CART.uid());
        assertThat(pod.runtime()).isEqualTo("cri-o");
        assertThat(pod.handler()).isEqualTo("crun");
        assertThat(pod.pids()).containsExactly(900);
        assertThat(pod.netns()).isEqualTo(4026532700L);
        assertThat(pod.staticPod()).isFalse();
        assertThat(pod.containers()).singleElement().satisfies(main -> {
            assertThat(main.name()).isEqualTo("main");
            assertThat(main.image()).isEqualTo("quay.io/cart:2");
            assertThat(main.pid()).isEqualTo(900);
        });
        assertThat(pod.cni()).extracting(CniAttachment::plugin).containsExactly(null, "ovn-kubernetes");
        assertThat(pod.cni().get(0).hostLink()).isEqualTo("8b7266486ea2861");
        assertThat(pod.cni().get(0).link()).isEqualTo("eth0");
        assertThat(pod.cni().get(1).addresses()).containsExactly(Cidr.parse("10.132.2.46/23"));
        assertThat(pod.disagreements())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("0a:58:0a:84:02:2f", "0a:58:0a:84:02:2e"));
    }

    @Test
    void aKataPodHasNoProcessHereThoughItsMachineRunsInItsNetns() {
        node.netns("c1", 4026532700L)
                .crio(SANDBOX, crioSandbox("kata-remote"), "/var/run/netns/c1", false, 900)
                .crio(MAIN, CRIO_MEMBER, "/var/run/netns/c1", false, 900)
                .process(900, 4026532700L, slice("crio-" + SANDBOX + ".scope"), "qemu-system-x86");
        Pod pod = only();

        assertThat(pod.handler()).isEqualTo("kata-remote");
        assertThat(pod.pids()).isEmpty();
        assertThat(pod.containers().get(0).pid()).isNull();
        assertThat(pod.containers().get(0).pids()).isEmpty();
        assertThat(pod.netns()).isEqualTo(4026532700L);
        assertThat(pod.conditions()).containsExactly(Condition.IN_VIRTUAL_MACHINE);
        // Asked for its netns, the same record comes.
        assertThat(node.table().inNetns(4026532700L)).containsExactly(pod);
    }

    @Test
    void kataAndGvisorUnderContainerdAreKnownByTheirShim() {
        node.netns("cni-1", 4026532700L)
                .containerdSandbox("/run/containerd", SANDBOX, CART, "/var/run/netns/cni-1", 606)
                .process(606, 4026532700L, slice("cri-containerd-" + SANDBOX + ".scope"), "exe");
        String shim = NodeTree.containerdBundle("/run/containerd", SANDBOX) + "/shim-binary-path";

        node.file(shim, "/opt/kata/bin/containerd-shim-kata-v2");
        assertThat(only().conditions()).containsExactly(Condition.IN_VIRTUAL_MACHINE, Condition.SANDBOX_ONLY);
        node.file(shim, "/usr/local/bin/containerd-shim-runsc-v1");
        assertThat(only().handler()).isEqualTo("gvisor");
        assertThat(only().pids()).containsExactly(606);
        assertThat(only().conditions()).containsExactly(Condition.USER_SPACE_NETWORK, Condition.SANDBOX_ONLY);
        node.file(shim, "/usr/bin/containerd-shim-runc-v2");
        node.file(
                NodeTree.containerdBundle("/run/containerd", SANDBOX) + "/options.json",
                "{\"binary_name\":\"/usr/bin/crun\",\"systemd_cgroup\":true}");
        assertThat(only().handler()).isEqualTo("crun");
        // containerd before 1.6 notes no shim: Kata leaves its own directory.
        node.file(shim, "").directory("/run/vc/sbs/" + SANDBOX);
        node.file(NodeTree.containerdBundle("/run/containerd", SANDBOX) + "/options.json", "");
        assertThat(only().handler()).isEqualTo("kata");
    }

    @Test
    void podmansContainersAreLone() {
        node.crio(
                        MAIN,
                        Map.of("io.container.manager", "libpod", "io.podman.annotations.init", "FALSE"),
                        null,
                        false,
                        500)
                .process(500, 4026532900L, "/machine.slice/libpod-" + MAIN + ".scope/container", "nginx")
                .process(499, NodeTree.HOST, "/machine.slice/libpod-conmon-" + MAIN + ".scope", "conmon");
        Pod pod = only();

        assertThat(pod.runtime()).isEqualTo("podman");
        assertThat(pod.namespace()).isNull();
        assertThat(pod.sandbox()).isNull();
        assertThat(pod.pids()).containsExactly(500);
        assertThat(pod.netns()).isEqualTo(4026532900L);
    }

    private static Map<String, Object> docker(String id, String name, Map<String, String> labels, int pid) {
        return Map.of(
                "ID",
                id,
                "Name",
                "/" + name,
                "State",
                Map.of("Running", pid > 0, "Pid", pid),
                "Config",
                Map.of("Image", "redis:7", "Labels", labels),
                "ResolvConfPath",
                "/var/lib/docker/containers/" + id + "/resolv.conf",
                "NetworkSettings",
                Map.of(
                        "SandboxKey",
                        pid > 0 ? "/var/run/docker/netns/abc" : "",
                        "Networks",
                        Map.of(
                                "bridge",
                                Map.of(
                                        "IPAddress", "172.17.0.2",
                                        "IPPrefixLen", 16,
                                        "GlobalIPv6Address", "",
                                        "MacAddress", "02:42:ac:11:00:02"))));
    }

    private void dockerContainer(String root, Map<String, Object> config, String mode) {
        String at = root + "/containers/" + config.get("ID");
        node.file(at + "/config.v2.json", NodeTree.json(config));
        node.file(at + "/hostconfig.json", "{\"NetworkMode\":\"" + mode + "\",\"Runtime\":\"runc\"}");
    }

    @Test
    void plainDockerContainersAreLone() {
        // A data root that only its mounts tell of; the containerd below Docker knows no names.
        dockerContainer("/srv/docker", docker(MAIN, "cache", Map.of(), 800), "bridge");
        dockerContainer("/srv/docker", docker(id("3b"), "gone", Map.of(), 0), "host");
        node.mount("/srv/docker/overlay2/0123/merged", "/")
                .mount("/run/docker/netns/abc", "net:[4026532800]")
                .file(
                        "/run/containerd/io.containerd.runtime.v2.task/moby/" + MAIN + "/config.json",
                        NodeTree.json(NodeTree.ociConfig(Map.of(), null, false)))
                .process(800, 4026532800L, "/system.slice/docker-" + MAIN + ".scope", "redis");
        List<Pod> pods = node.table().all().items();

        assertThat(pods).extracting(Pod::label).containsExactly("cache", "gone");
        Pod cache = pods.get(0);
        assertThat(cache.runtime()).isEqualTo("docker");
        assertThat(cache.namespace()).isNull();
        assertThat(cache.netns()).isEqualTo(4026532800L);
        assertThat(cache.netnsPath()).isEqualTo("/var/run/docker/netns/abc");
        assertThat(cache.pids()).containsExactly(800);
        assertThat(cache.containers().get(0).bundle()).endsWith("/moby/" + MAIN);
        assertThat(cache.resolvConf()).endsWith("/resolv.conf");
        assertThat(cache.cni()).singleElement().satisfies(link -> {
            assertThat(link.plugin()).isEqualTo("docker");
            assertThat(link.addresses()).containsExactly(Cidr.parse("172.17.0.2/16"));
            assertThat(link.mac()).isEqualTo(MacAddress.parse("02:42:ac:11:00:02"));
        });
        assertThat(cache.conditions()).isEmpty();
        assertThat(pods.get(1).hostNetwork()).isTrue();
        assertThat(pods.get(1).conditions()).containsExactly(Condition.NO_PROCESS);
    }

    @Test
    void criDockerdsContainersArePods() {
        Map<String, String> pod = Map.of(
                "io.kubernetes.pod.name", "cart",
                "io.kubernetes.pod.namespace", "shop",
                "io.kubernetes.pod.uid", CART.uid(),
                "io.kubernetes.docker.type", "podsandbox",
                "io.kubernetes.container.name", "POD",
                "annotation.kubernetes.io/config.source", "file");
        Map<String, String> member = Map.of(
                "io.kubernetes.pod.name", "cart",
                "io.kubernetes.pod.namespace", "shop",
                "io.kubernetes.pod.uid", CART.uid(),
                "io.kubernetes.docker.type", "container",
                "io.kubernetes.sandbox.id", SANDBOX,
                "io.kubernetes.container.name", "main");
        dockerContainer("/var/lib/docker", docker(SANDBOX, "k8s_POD_cart_shop_x_0", pod, 700), "none");
        dockerContainer("/var/lib/docker", docker(MAIN, "k8s_main_cart_shop_x_0", member, 800), "container:" + SANDBOX);
        node.process(700, 4026532800L, slice("docker-" + SANDBOX + ".scope"), "pause")
                .process(800, 4026532800L, slice("docker-" + MAIN + ".scope"), "redis");
        Pod found = only();

        assertThat(found.label()).isEqualTo("shop/cart");
        assertThat(found.sandbox()).isEqualTo(SANDBOX);
        assertThat(found.pids()).containsExactly(700, 800);
        assertThat(found.staticPod()).isTrue();
        assertThat(found.hostNetwork()).isFalse();
        assertThat(found.containers())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("main"));
        assertThat(found.conditions()).isEmpty();
    }
}
