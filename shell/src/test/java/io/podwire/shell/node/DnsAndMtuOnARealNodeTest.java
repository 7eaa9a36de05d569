package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a real pod's programs get of the cluster's DNS, beside kubectl's Services and the pod's own nslookup; and the largest packet from it to
 * a pod of the other node, beside ping. Only reads the cluster.
 */
@Tag("testbed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DnsAndMtuOnARealNodeTest {

    private RealNode node;
    private String pod;
    private String pid;

    @BeforeAll
    void findAPod() {
        node = RealNode.orSkip("n1");
        pod = kubectl(
                "get",
                "pods",
                "-l",
                "app=web",
                "--field-selector",
                "spec.nodeName=n1",
                "-o",
                "jsonpath={.items[0].metadata.name}");
        Map<String, Object> place = node.items("findpod", "default/" + pod).get(0);
        pid = ((List<?>) ((Map<?, ?>) place.get("pod")).get("pids")).get(0).toString();
    }

    private String kubectl(String... words) {
        return node.kubectl(words).text().strip();
    }

    private void assumeDns() {
        assumeTrue(
                !kubectl("-n", "kube-system", "get", "service", "kube-dns", "--ignore-not-found")
                        .isEmpty(),
                "the cluster has no DNS");
    }

    private RealNode.Outcome podwire(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--in", "default/" + pod));
        words.addAll(List.of(more));
        return node.podwire(words.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> summary(RealNode.Outcome outcome) {
        Map<String, Object> answer = outcome.json();
        return (Map<String, Object>) answer.get("summary");
    }

    /** Search list of the pod's own file. */
    private List<String> search() {
        String line = kubectl("exec", pod, "--", "grep", "^search", "/etc/resolv.conf");
        return List.of(line.substring("search ".length()).split(" "));
    }

    @Test
    void aServiceIsFoundByTheFirstNameOfTheSearchList() {
        assumeDns();
        RealNode.Outcome outcome = podwire("dns", "web", "-o", "json");
        assertThat(outcome.status()).as(outcome.errors()).isZero();
        Map<String, Object> summary = summary(outcome);
        String address = kubectl("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");
        assertThat(summary.get("answers").toString()).contains(address);
        assertThat(summary.get("names")).isEqualTo(List.of("web." + search().get(0) + "."));
        assertThat(kubectl("exec", pod, "--", "nslookup", "web." + search().get(0)))
                .contains(address);
    }

    @Test
    void aNameThatIsNowhereIsTriedAllAlongTheSearchList() {
        assumeDns();
        RealNode.Outcome outcome = podwire("dns", "podwire-nowhere", "-o", "json");
        assertThat(outcome.status()).as(outcome.errors()).isEqualTo(1);
        List<String> expected = new ArrayList<>(search().stream()
                .map(domain -> "podwire-nowhere." + domain + ".")
                .toList());
        expected.add("podwire-nowhere.");
        Map<String, Object> summary = summary(outcome);
        assertThat(summary.get("names")).isEqualTo(expected);
        assertThat(summary.get("failure").toString()).containsIgnoringCase("noname");
    }

    /** Both of the node's own rules and the API server say who stands behind the Service; each is asked by itself, and is well. */
    @Test
    void eachEndpointBehindTheDnsServiceIsAsked() {
        assumeDns();
        RealNode.Outcome outcome = podwire("dns", "web", "-t", "A");
        assertThat(outcome.status()).as(outcome.errors()).isZero();
        List<String> rows = outcome.text()
                .lines()
                .filter(line -> line.startsWith("endpoint "))
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
        assertThat(rows).isNotEmpty().allMatch(row -> row.contains(" answered "));
        TreeSet<String> asked = rows.stream()
                .map(row -> row.split(" ")[3].replace("/tcp", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        String endpoints = kubectl(
                "-n", "kube-system", "get", "endpoints", "kube-dns", "-o", "jsonpath={.subsets[*].addresses[*].ip}");
        assertThat(asked).containsExactlyInAnyOrder(endpoints.split(" "));
        assertThat(outcome.errors()).doesNotContain("(dns-server", "also: fail");
    }

    /** The pod's own look for what is too small a claim: the node's ping in the pod's network. */
    private boolean pingPasses(String target, int size) {
        return node.tryRun(
                                new byte[0],
                                List.of(
                                        "nsenter",
                                        "-t",
                                        pid,
                                        "-n",
                                        "ping",
                                        "-nqc1",
                                        "-W1",
                                        "-M",
                                        "do",
                                        "-s",
                                        Integer.toString(size - 28),
                                        target))
                        .status()
                == 0;
    }

    @Test
    void theLargestPacketToAPodOfTheOtherNodeIsPings() {
        String target = kubectl(
                "get",
                "pods",
                "-l",
                "app=web",
                "--field-selector",
                "spec.nodeName=n2",
                "-o",
                "jsonpath={.items[0].status.podIP}");
        assumeTrue(!target.isEmpty(), "the cluster has no second node with a pod");
        RealNode.Outcome outcome = podwire("mtu", target, "-o", "json");
        Map<String, Object> summary = summary(outcome);
        int passes = ((Number) summary.get("passes")).intValue();
        assertThat(pingPasses(target, passes)).as("ping of %d bytes", passes).isTrue();
        assertThat(pingPasses(target, passes + 1))
                .as("ping of %d bytes", passes + 1)
                .isFalse();
        assertThat(summary.get("way").toString()).contains("eth0");
        assertThat(outcome.status()).as(outcome.text()).isZero();
    }
}
