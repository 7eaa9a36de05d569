package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.agent.Outcomes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A snapshot taken on a real node answers as the node: whole processes, {@code -o json}, in the host's network and in a pod's. */
@Tag("testbed")
class SnapshotOnARealNodeTest {

    private static final int ROUNDS = 6;

    private static List<String> lines(String pod) {
        List<String> lines = new ArrayList<>(List.of(
                "pods",
                "netns",
                "veth",
                "ovs",
                "doctor",
                "findpod " + pod,
                "veth " + pod,
                "findpod 192.0.2.1",
                "routes get 192.0.2.1",
                "routes get 2001:db8::1",
                "nsenter " + pod + " -- true"));
        for (String fact : List.of(
                "links",
                "addresses",
                "routes --table all",
                "rules",
                "neighbors --all",
                "fdb",
                "sockets -tlp",
                "tc",
                "tc qdiscs",
                "conntrack --proto udp",
                "sysctl net.ipv4.ip_forward net.ipv6.conf.all.forwarding net.core.somaxconn")) {
            lines.add(fact);
            lines.add(fact + " --in " + pod);
        }
        return lines;
    }

    @Test
    void answersAsTheNode() {
        RealNode node = RealNode.orSkip("n1");
        String file = "/tmp/podwire-test-" + ProcessHandle.current().pid() + ".pwz";
        try {
            compare(node, file);
        } finally {
            node.run("rm", "-f", file);
        }
    }

    private static void compare(RealNode node, String file) {
        String pod = node.items("pods", "web").get(0).get("name").toString();
        List<String> left = new ArrayList<>(lines(pod));
        Map<String, String> differences = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS && !left.isEmpty(); round++) {
            Map<String, Object> before = left.stream().collect(Collectors.toMap(l -> l, l -> asked(node, l, null)));
            RealNode.Outcome taken = node.podwire("snapshot", "-w", file, "--force", "-o", "json");
            assertThat(taken.status()).as(taken.errors()).isZero();
            assertThat(node.run("stat", "-c", "%a", file).text().strip()).isEqualTo("600");
            for (String line : List.copyOf(left)) {
                Object saved = asked(node, line, file);
                Object after = asked(node, line, null);
                if (line.startsWith("nsenter")) {
                    assertThat(saved)
                            .isEqualTo(List.of(7, "nsenter: a snapshot only answers: no program can be started in it"));
                    left.remove(line);
                } else if (after.equals(before.get(line))) {
                    left.remove(line);
                    if (!after.equals(saved)) {
                        differences.put(line, "\n  node " + after + "\n  file " + saved);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(left).as("changed in each of %d rounds", ROUNDS).isEmpty();
    }

    /** Its status and what it said: on stdout where it answered, else why it did not, without how a route was come by. */
    private static Object asked(RealNode node, String line, String from) {
        List<String> words = new ArrayList<>(from == null ? List.of() : List.of("--from", from));
        words.addAll(List.of("-o", "json"));
        words.addAll(List.of(line.split(" ")));
        RealNode.Outcome outcome = node.podwire(words.toArray(String[]::new));
        if (outcome.status() == 0 && outcome.bytes().length > 0) {
            return List.of(0, Outcomes.quiet(outcome.text().getBytes(StandardCharsets.UTF_8)));
        }
        String said = outcome.errors().strip();
        return List.of(outcome.status(), line.startsWith("routes get") ? "" : said);
    }
}
