package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.PacketLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Connections from a pod that kubelet runs, to another behind the tunnel, by kube-proxy's own rules: each outcome in paping's words, and a
 * thousand beside tcpdump.
 */
@Tag("testbed")
@TestInstance(Lifecycle.PER_CLASS)
class PapingFromARealPodTest {

    private static final String FROM = "podwire-paping";
    private static final String TO = "podwire-papinged";
    private static final String NOBODY = "podwire-nobody";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RealNode near;
    private RealNode far;
    private String farPod;
    private String nobody;

    @BeforeAll
    void begin() throws InterruptedException {
        near = RealNode.orSkip("n1");
        far = RealNode.orSkip("n2");
        pod(FROM, "n1", "sleep", "600");
        pod(TO, "n2", "httpd", "-f", "-p", "8080");
        near.kubectl("create", "service", "clusterip", NOBODY, "--tcp=80:80");
        near.kubectl("wait", "--for=condition=Ready", "pod/" + FROM, "pod/" + TO, "--timeout=60s");
        farPod = get("pod/" + TO, "{.status.podIP}");
        nobody = get("service/" + NOBODY, "{.spec.clusterIP}");
        // in the pod's own network, which goes with the pod
        rule("7001", "DROP");
        rule("7002", "REJECT", "--reject-with", "tcp-reset");
        rule("7003", "REJECT", "--reject-with", "icmp-port-unreachable");
        rule("7004", "REJECT", "--reject-with", "icmp-admin-prohibited");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!near.run("iptables-save", "-t", "filter").text().contains(NOBODY)) {
            assertThat(System.nanoTime()).as("kube-proxy's rule for " + NOBODY).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private void pod(String name, String node, String... program) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                name,
                "--image=testbed.local/busybox:1",
                "--image-pull-policy=IfNotPresent",
                "--restart=Never",
                "--overrides={\"spec\":{\"nodeName\":\"" + node + "\",\"terminationGracePeriodSeconds\":0}}",
                "--command",
                "--"));
        words.addAll(List.of(program));
        near.kubectl(words.toArray(String[]::new));
    }

    private String get(String what, String path) {
        return near.kubectl("get", what, "-o", "jsonpath=" + path).text().strip();
    }

    private void rule(String port, String... target) {
        String[] words = Stream.concat(
                        Stream.of("nsenter", "default/" + TO, "--", "iptables", "-w", "-A", "INPUT", "-p", "tcp"),
                        Stream.concat(Stream.of("--dport", port, "-j"), Stream.of(target)))
                .toArray(String[]::new);
        RealNode.Outcome outcome = far.podwire(words);
        assertThat(outcome.status()).as(outcome.errors()).isZero();
    }

    @AfterAll
    void end() {
        if (far != null) {
            near.kubectl("delete", "pod", FROM, TO, "--grace-period=0", "--force", "--ignore-not-found");
            near.kubectl("delete", "service", NOBODY, "--ignore-not-found");
        }
    }

    private RealNode.Outcome paping(String line) {
        String filled = line.replace("FAR", farPod)
                .replace("NOBODY", nobody)
                .replace("WEB", get("service/web", "{.spec.clusterIP}"))
                .replace("UNUSED", farPod.substring(0, farPod.lastIndexOf('.')) + ".250")
                .replace("BESIDE", get("pod/" + FROM, "{.status.podIP}").replaceAll("[0-9]+$", "250"));
        return near.podwire(("paping " + filled + " --in default/" + FROM).split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAR -p 8080 | 0 | Connected to [0-9.]+: time=[0-9.]+ms protocol=TCP port=8080 | packet-loss \\(clean",
                "WEB -p 80 | 0 | Connected to [0-9.]+: time=[0-9.]+ms protocol=TCP port=80 | packet-loss \\(clean",
                "FAR -p 81 | 1 | Connection refused | port-closed \\(refused",
                "FAR -p 7001 -t 300 | 1 | Connection timed out | filter-drop \\(silent",
                "FAR -p 7002 | 1 | Connection refused | port-closed \\(refused",
                "FAR -p 7003 | 1 | Connection refused(: time=[0-9.]+ms)? | port-closed \\(refused",
                "FAR -p 7004 | 1 | Connection failed: prohibited by a filter, says [0-9.]+ | filter-reject \\(said",
                "NOBODY -p 80 | 1 | Connection failed: port unreachable, says [0-9.]+ | filter-reject \\(said",
                "UNUSED -p 80 -t 4500 | 1 | Connection failed: host unreachable, says [0-9.]+ | neighbor-failed \\(said",
                "BESIDE -p 80 -t 4500 | 1 | Connection failed: host unreachable, says this host itself: no neighbor answered | neighbor-failed \\(said",
                "2001:db8::9 -p 80 | 1 | Connection not tried: ENETUNREACH .*: no route leads to 2001:db8::9 | route-missing \\(not-sent",
            })
    void itIsToldHowItEnded(String line, int status, String words, String verdict) {
        RealNode.Outcome outcome = paping(line + " -c 1");
        assertThat(outcome.status()).as(outcome.errors()).isEqualTo(status);
        assertThat(outcome.text().lines()).anyMatch(said -> said.matches(words));
        assertThat(outcome.text()).containsPattern("Verdict: [a-z]+ " + verdict);
    }

    @Test
    void aThousandConnectionsAreCountedAsTcpdumpCountsThemAndClosedWithFin() {
        RealNode.Outcome outcome;
        List<String> seen;
        List<String> inThePod = near.podwireFromOutside("nsenter", "default/" + FROM, "--");
        try (PacketLines packets = new PacketLines(inThePod, "eth0", "tcp and host " + farPod)) {
            outcome = paping("FAR -p 8080 -c 1000 -i 2ms --rate-limit-off -o json");
            assertThat(outcome.status()).as(outcome.errors()).isZero();
            assertThat(paping("FAR -p 84 -c 1").status()).isEqualTo(1);
            seen = packets.until("> " + farPod + ".84: Flags [S]");
        }
        Map<String, Object> figures = figures(outcome);
        String out = ".*\\.([0-9]+) > [0-9.]+\\.8080: Flags \\[";
        Set<String> connected = ports(seen, ".*\\.8080 > [0-9.]+\\.([0-9]+): Flags \\[S\\.].*");
        assertThat(ports(seen, out + "S].*")).as("SYNs").hasSize(1000);
        assertThat(figures).containsEntry("attempts", 1000L);
        // busybox has a queue of nine: a SYN that finds it full is sent again after a second, and is answered late
        assertThat((long) figures.get("answered") + (long) figures.get("late"))
                .as("SYN-ACKs")
                .isEqualTo(connected.size());
        assertThat((long) figures.get("answered")).isGreaterThan(900);
        assertThat(ports(seen, out + "F.*")).as("our FINs").isEqualTo(connected);
        assertThat(ports(seen, out + "R.*")).as("our RSTs").isEmpty();
    }

    /** Client's ports of the packets that match; each connection has its own. */
    private static Set<String> ports(List<String> lines, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return lines.stream()
                .map(compiled::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> figures(RealNode.Outcome outcome) {
        Map<String, Object> answer = outcome.json();
        Map<String, Object> summary = (Map<String, Object>) answer.get("summary");
        return (Map<String, Object>)
                ((List<Map<String, Object>>) summary.get("targets")).get(0).get("figures");
    }
}
