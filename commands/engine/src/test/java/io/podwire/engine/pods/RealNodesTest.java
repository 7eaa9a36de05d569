package io.podwire.engine.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table on real nodes against kubectl, crictl, docker and the kernel; needs {@code -Dpodwire.testbed=DIR} and nodes that are up. */
@Tag("testbed")
class RealNodesTest {

    /** Pods of this test live in a Kubernetes namespace of their own. */
    private static final String NAMESPACE =
            "pwt-pods-" + ProcessHandle.current().pid();

    private Path testbed;

    @BeforeEach
    void findTestbed() {
        String folder = System.getProperty("podwire.testbed", "");
        assumeThat(folder).as("-Dpodwire.testbed=DIR, the practice cluster").isNotEmpty();
        testbed = Path.of(folder).toAbsolutePath();
    }

    private record Outcome(int status, String text) {}

    private Outcome start(String input, String... words) {
        try {
            Path out = Files.createTempFile("pwt-pods", ".out");
            Path in = Files.writeString(Files.createTempFile("pwt-pods", ".in"), input);
            try {
                Process process = new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .start();
                if (!process.waitFor(90, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(Arrays.toString(words) + " did not end");
                }
                return new Outcome(process.exitValue(), Files.readString(out));
            } finally {
                Files.delete(out);
                Files.delete(in);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String run(String... words) {
        Outcome outcome = start("", words);
        assertThat(outcome.status())
                .as("%s: %s", Arrays.toString(words), outcome.text())
                .isZero();
        return outcome.text().strip();
    }

    private String onNode(String node, String... words) {
        List<String> all = new ArrayList<>(List.of(testbed.resolve("tb-nodex").toString(), node));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    private String kubectl(String input, String... words) {
        List<String> all = new ArrayList<>(List.of(testbed.resolve("tb-k").toString()));
        all.addAll(List.of(words));
        Outcome outcome = start(input, all.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.text()).isZero();
        return outcome.text().strip();
    }

    private void assumeUp(String node) {
        Outcome outcome = start("", testbed.resolve("tb-nodex").toString(), node, "true");
        assumeThat(outcome.status()).as("node %s is up", node).isZero();
    }

    @SuppressWarnings("unchecked")
    private static <T> T json(String text) {
        return (T) JsonTree.read(text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
    }

    /** What the table says inside a node, by label. */
    private Map<String, JsonView> pods(String node) {
        try {
            Path file = Files.createTempFile("pwt-pods", ".json");
            try {
                String java = ProcessHandle.current().info().command().orElse("java");
                String classes = System.getProperty("java.class.path");
                onNode(node, java, "-cp", classes, PodLines.class.getName(), file.toString());
                JsonView answer = JsonView.parse(Files.readAllBytes(file));
                assertThat(answer.at("gaps").elements()).isEmpty();
                assertThat(answer.at("same").elements()).allMatch(JsonView::isTrue);
                Map<String, JsonView> byLabel = new HashMap<>();
                for (JsonView pod : answer.at("pods").elements()) {
                    String namespace = pod.text("namespace");
                    byLabel.put((namespace == null ? "" : namespace + "/") + pod.text("name"), pod);
                }
                return byLabel;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(JsonView list) {
        return list.elements().stream().map(JsonView::words).toList();
    }

    private long inode(String node, String path) {
        return Long.parseLong(onNode(node, "stat", "-L", "-c", "%i", path));
    }

    @Test
    void containerdWithKubelet() throws Exception {
        assumeUp("n1");
        String manifest = """
                apiVersion: v1
                kind: Pod
                metadata: {name: host, namespace: NS}
                spec:
                  nodeName: n1
                  hostNetwork: true
                  terminationGracePeriodSeconds: 0
                  containers:
                  - {name: main, image: "testbed.local/busybox:1", command: [sleep, "1000"]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: half, namespace: NS}
                spec:
                  nodeName: n1
                  restartPolicy: Never
                  terminationGracePeriodSeconds: 0
                  containers:
                  - {name: main, image: "testbed.local/busybox:1", command: [sh, -c, "sleep 999 & sleep 1000"]}
                  - {name: ended, image: "testbed.local/busybox:1", command: ["true"]}
                """.replace("NS", NAMESPACE);
        kubectl("", "create", "namespace", NAMESPACE);
        try {
            kubectl(manifest, "apply", "-f", "-");
            // The kubelet reports late: until it tells that one has ended, it may still call it running.
            waitFor(() -> {
                String pods = kubectl("", "-n", NAMESPACE, "get", "pods", "-o", "json");
                return pods.split("\"startedAt\"").length >= 4 && pods.contains("\"terminated\"");
            });
            compareWithKubelet();
        } finally {
            kubectl("", "delete", "namespace", NAMESPACE, "--wait=false");
        }
    }

    private interface Question {
        boolean ask();
    }

    private static void waitFor(Question question) throws InterruptedException {
        for (int i = 0; i < 60 && !question.ask(); i++) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertThat(question.ask()).as("within 30 s").isTrue();
    }

    private void compareWithKubelet() {
        Map<String, JsonView> found = pods("n1");
        Map<String, Object> listed =
                json(kubectl("", "get", "pods", "-A", "--field-selector", "spec.nodeName=n1", "-o", "json"));
        List<JsonView> expected = JsonView.of(listed).at("items").elements().stream()
                .filter(pod -> "Running".equals(pod.text("status", "phase")))
                .toList();
        assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
        for (JsonView pod : expected) {
            String label = pod.text("metadata", "namespace") + "/" + pod.text("metadata", "name");
            assertThat(found).containsKey(label);
            compare(label, found.get(label), pod);
        }
        JsonView half = found.get(NAMESPACE + "/half");
        assertThat(half.at("pids").elements()).hasSizeGreaterThanOrEqualTo(3);
        JsonView host = found.get(NAMESPACE + "/host");
        assertThat(host.at("hostNetwork").isTrue()).isTrue();
        assertThat(host.at("cni").elements()).isEmpty();
    }

    private void compare(String label, JsonView pod, JsonView kubernetes) {
        assertThat(pod.text("uid")).as(label).isEqualTo(kubernetes.text("metadata", "uid"));
        assertThat(texts(pod.at("conditions"))).as(label).isEmpty();
        assertThat(texts(pod.at("disagreements"))).as(label).isEmpty();
        assertThat(pod.text("runtime")).isEqualTo("containerd");
        assertThat(pod.text("handler")).isEqualTo("runc");
        JsonView sandbox = JsonView.of(json(onNode("n1", "crictl", "inspectp", pod.text("sandbox"))));
        String pid = sandbox.at("info", "pid").words();
        assertThat(sandbox.text("status", "metadata", "uid")).isEqualTo(pod.text("uid"));
        assertThat(texts(pod.at("pids")).get(0)).as(label).isEqualTo(pid);
        assertThat(Long.parseLong(pod.at("netns").words()))
                .as(label)
                .isEqualTo(inode("n1", "/proc/" + pid + "/ns/net"));
        for (JsonView status : kubernetes.at("status", "containerStatuses").elements()) {
            String id = status.text("containerID").replace("containerd://", "");
            if (status.at("state", "running").isObject()) {
                JsonView container = pod.at("containers").elements().stream()
                        .filter(one -> id.equals(one.text("id")))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(label + " lacks " + id));
                assertThat(container.text("name")).isEqualTo(status.text("name"));
                JsonView inspected = JsonView.of(json(onNode("n1", "crictl", "inspect", id)));
                assertThat(container.at("pid").words())
                        .isEqualTo(inspected.at("info", "pid").words());
            }
        }
        if (!pod.at("hostNetwork").isTrue()) {
            assertThat(pod.at("cni").elements().stream()
                            .flatMap(one -> texts(one.at("addresses")).stream())
                            .map(cidr -> cidr.substring(0, cidr.indexOf('/')))
                            .collect(Collectors.toSet()))
                    .as(label)
                    .containsExactly(kubernetes.text("status", "podIP"));
        }
    }

    @Test
    void docker() {
        assumeUp("d1");
        Map<String, JsonView> found = pods("d1");
        List<String> ids =
                Arrays.asList(onNode("d1", "docker", "ps", "-q", "--no-trunc").split("\n"));
        assertThat(ids).isNotEmpty();
        for (String id : ids) {
            List<Object> inspected = json(onNode("d1", "docker", "inspect", id));
            JsonView docker = JsonView.of(inspected.get(0));
            JsonView pod = found.get(docker.text("Name").substring(1));
            String pid = docker.at("State", "Pid").words();

            assertThat(pod.text("runtime")).isEqualTo("docker");
            assertThat(pod.at("containers").elements().get(0).text("id")).isEqualTo(id);
            assertThat(texts(pod.at("pids"))).contains(pid);
            assertThat(pod.text("netnsPath")).isEqualTo(docker.text("NetworkSettings", "SandboxKey"));
            assertThat(Long.parseLong(pod.at("netns").words())).isEqualTo(inode("d1", "/proc/" + pid + "/ns/net"));
            assertThat(texts(pod.at("cni").elements().get(0).at("addresses")))
                    .containsExactly(docker.text("NetworkSettings", "IPAddress") + "/"
                            + docker.at("NetworkSettings", "IPPrefixLen").words());
            assertThat(pod.text("resolvConf")).isEqualTo(docker.text("ResolvConfPath"));
            assertThat(texts(pod.at("conditions"))).isEmpty();
        }
    }
}
