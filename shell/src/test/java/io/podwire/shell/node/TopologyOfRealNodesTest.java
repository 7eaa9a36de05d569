package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.topology.GraphOracle;
import io.podwire.shell.topology.GraphRows;
import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each edge of two real nodes beside what {@code ip}, {@code bridge} and {@code tc} print there; and both nodes as one graph. */
@Tag("testbed")
class TopologyOfRealNodesTest {

    private static final Set<String> TOLD_BY_TOOLS =
            Set.of("veth", "bridge-port", "parent", "redirect", "tunnel", "tunnel-socket");

    @ParameterizedTest
    @ValueSource(strings = {"n1", "n2"})
    void everyEdgeIsOneThatTheToolsTell(String name) {
        RealNode node = RealNode.orSkip(name);
        Set<String> places = places(node);
        Sandwich.compare(
                "edges of " + name,
                () -> oracle(node, places).rows(),
                () -> graph(node, "topology").rows(places, TOLD_BY_TOOLS));
        assertThat(oracle(node, places).rows())
                .anyMatch(row -> row.startsWith("veth "))
                .anyMatch(row -> row.startsWith("bridge-port "))
                .anyMatch(row -> row.startsWith("tunnel "))
                .anyMatch(row -> row.startsWith("tunnel-socket "));
    }

    @Test
    void twoSnapshotsAreOneGraphJoinedByTheTunnel(@TempDir Path folder) {
        List<String> files = new ArrayList<>();
        for (String name : List.of("n1", "n2")) {
            RealNode node = RealNode.orSkip(name);
            String file = folder.resolve(name + ".pwz").toString();
            assertThat(node.podwire("snapshot", "-w", file, "--for", "1ms").status())
                    .isZero();
            files.add(file);
        }
        RealNode n1 = RealNode.orSkip("n1");
        GraphRows both = graph(n1, "--from", files.get(0), "topology", "--with", files.get(1));
        Set<String> hosts = Set.of("host");
        assertThat(both.labelled(hosts))
                .contains(
                        "tunnel host:flannel.1 = host:flannel.1 | VNI 1, UDP 8472",
                        "wire host:eth0 = host:eth0 | 10.230.0.0/24")
                .noneMatch(row -> row.startsWith("tunnel ") && row.contains("->"));
        String far = address(RealNode.orSkip("n2"), "flannel.1");
        assertThat(both.addressesOf("n2", "flannel.1")).contains(far);
        String pod = n1.items("pods", "web").get(0).get("name").toString();
        GraphRows way = graph(n1, "--from", files.get(0), "topology", pod, "--with", files.get(1));
        assertThat(way.count("pod-link")).as("only the one pod").isEqualTo(1);
        assertThat(way.labelled(hosts)).contains("tunnel host:flannel.1 = host:flannel.1 | VNI 1, UDP 8472");
    }

    private static String address(RealNode node, String link) {
        List<Map<String, Object>> shown =
                node.run("ip", "-j", "addr", "show", "dev", link).json();
        @SuppressWarnings("unchecked")
        Map<String, Object> first = ((List<Map<String, Object>>) shown.get(0).get("addr_info")).get(0);
        return first.get("local") + "/" + first.get("prefixlen");
    }

    private static Set<String> places(RealNode node) {
        String text = node.run("ip", "-j", "netns", "list").text().strip();
        List<Map<String, Object>> named = text.isEmpty() ? List.of() : json(text);
        Set<String> places = named.stream()
                .map(netns -> netns.get("name").toString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        places.add("host");
        return places;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> json(String text) {
        return (List<Map<String, Object>>) JsonTree.read(text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
    }

    private static GraphOracle oracle(RealNode node, Set<String> places) {
        return new GraphOracle(List.copyOf(places), (place, words) -> {
            List<String> all =
                    new ArrayList<>(place.equals("host") ? List.of() : List.of("ip", "netns", "exec", place));
            all.addAll(List.of(words));
            return node.run(all.toArray(String[]::new)).text();
        });
    }

    private static GraphRows graph(RealNode node, String... words) {
        return new GraphRows(node.items(words).get(0));
    }
}
