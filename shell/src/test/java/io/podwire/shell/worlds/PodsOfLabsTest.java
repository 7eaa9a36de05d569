package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.scripts.lab.live.LabState.PlaceState;
import io.podwire.shell.Main;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On a lab's node podwire finds pods as on a real one: whichever key of a pod it is given, the same record answers; and of other nodes' pods
 * it knows nothing. What the keys are is told by ip(8), stat(1) and the runtime's files.
 */
class PodsOfLabsTest {

    /** Lines {@code SORT KEY} of the pod {@code $1} ({@code NS/NAME}) in the netns {@code $2}. */
    private static final String ORACLE = """
            set -e
            echo "pod $1"
            echo "pod-name ${1#*/}"
            echo "netns-name $2"
            echo "netns-inode netns/$(stat -L -c %i /run/netns/$2)"
            ip -n $2 -o addr show scope global | awk '{ split($4, a, "/"); print "address " a[1] }'
            link=$(ip -n $2 -o link | grep -v LOOPBACK | head -1)
            echo "$link" | sed 's/.*link\\/ether \\([0-9a-f:]*\\).*/mac \\1/'
            ip netns exec $2 cat /sys/class/net/eth0/iflink | while read -r index; do
              ip -o link | awk -v i="$index:" '$1 == i { split($2, n, "@"); sub(":$", "", n[1]); print "host-link " n[1] }'
            done
            cd /run/containerd/io.containerd.runtime.v2.task/k8s.io
            for bundle in $(grep -l "sandbox-name\\": *\\"${1#*/}\\"" */config.json); do
              echo "container ${bundle%/*}"
              echo "container-prefix ctr/$(echo $bundle | cut -c1-12)"
              echo "pid pid/$(cat ${bundle%/*}/init.pid)"
            done
            """;

    static Stream<LabUnderTest> labs() {
        return LabUnderTest.all().stream();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void everyKeyLeadsToTheOneRecord(LabUnderTest lab) {
        lab.assumePossible();
        try {
            lab.up();
            List<PlaceState> pods =
                    lab.state().places().stream().filter(PlaceState::pod).toList();
            for (PlaceState pod : pods) {
                Map<String, String> keys = keys(pod);
                assertThat(keys.values()).as(pod.name()).contains("pod", "address", "mac", "container", "pid");
                List<String> asked = List.copyOf(keys.keySet());
                List<String> answers = answers(pod.node(), asked);
                assertThat(answers).hasSameSizeAs(asked);
                for (int i = 0; i < asked.size(); i++) {
                    assertThat(answers.get(i))
                            .as("%s by %s", asked.get(i), keys.get(asked.get(i)))
                            .isEqualTo(answers.get(0))
                            .contains(pod.name(), inode(keys));
                }
            }
            for (String node : pods.stream().map(PlaceState::node).distinct().toList()) {
                assertThat(podwire(
                                "--on", node, "-e", "pods().collect { it.namespace + '/' + it.name }.sort().join(' ')"))
                        .isEqualTo(String.join(
                                " ",
                                pods.stream()
                                        .filter(pod -> pod.node().equals(node))
                                        .map(PlaceState::name)
                                        .sorted()
                                        .toList()));
            }
        } finally {
            lab.down();
        }
    }

    /** What kind of key each is, the key first. */
    private static Map<String, String> keys(PlaceState pod) {
        Map<String, String> keys = new LinkedHashMap<>();
        podwire("lab", "enter", pod.node(), "--", "sh", "-c", ORACLE, "sh", pod.name(), pod.netns())
                .lines()
                .map(line -> line.split(" ", 2))
                .forEach(line -> keys.put(line[1], line[0]));
        return keys;
    }

    private static String inode(Map<String, String> keys) {
        return keys.keySet().stream()
                .filter(key -> key.startsWith("netns/"))
                .findFirst()
                .orElseThrow()
                .substring("netns/".length());
    }

    /** The record that each key leads to, but for what the key matched by; one line each. */
    private static List<String> answers(String node, List<String> keys) {
        String script =
                "[" + String.join(",", keys.stream().map(key -> "'" + key + "'").toList()) + "].collect { key -> "
                        + "def p = findpod(key).one(); [p.kind, p.label, p.pod, p.netns, p.links, p.remarks].toString().replace('\\n', ' ') }"
                        + ".join('\\n')";
        return podwire("--on", node, "-e", script).lines().toList();
    }

    private static String podwire(String... words) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(), "-Xlog:disable", "-Xlog:all=error:stderr"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return LabPicture.run(command).strip();
    }
}
