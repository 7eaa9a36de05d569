package io.podwire.shell.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The node's own tools in a pod's network: a pod whose image holds nothing but {@code pause}, and one with a shell. */
@Tag("testbed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NsenterOnARealNodeTest {

    private static final String BARE = "podwire-no-tools";
    private static final int HUNDRED_MB = 100_000_000;

    private RealNode node;
    private String web;
    private String pid;
    private String netns;

    @BeforeAll
    void findPods() {
        node = RealNode.orSkip("n1");
        node.kubectl(
                "run",
                BARE,
                "--image=testbed.local/pause:1",
                "--image-pull-policy=IfNotPresent",
                "--restart=Never",
                "--overrides={\"spec\":{\"nodeName\":\"n1\",\"terminationGracePeriodSeconds\":0}}");
        node.kubectl("wait", "--for=condition=Ready", "pod/" + BARE, "--timeout=60s");
        web = node.kubectl(
                        "get",
                        "pods",
                        "-l",
                        "app=web",
                        "--field-selector",
                        "spec.nodeName=n1",
                        "-o",
                        "jsonpath={.items[0].metadata.name}")
                .text();
        Map<String, Object> place = node.items("findpod", "default/" + web).get(0);
        pid = ((List<?>) ((Map<?, ?>) place.get("pod")).get("pids")).get(0).toString();
        netns = "/run/netns/" + ((List<?>) ((Map<?, ?>) place.get("netns")).get("names")).get(0);
    }

    @AfterAll
    void removePod() {
        if (node != null) {
            node.kubectl("delete", "pod", BARE, "--grace-period=0", "--force", "--ignore-not-found");
        }
    }

    private RealNode.Outcome nsenter(String... words) {
        List<String> line = new ArrayList<>(List.of("nsenter"));
        line.addAll(List.of(words));
        return node.podwire(line.toArray(String[]::new));
    }

    @Test
    void showsThePodsAddressesWithTheNodesOwnIp() {
        RealNode.Outcome outcome = nsenter("default/" + web, "--", "ip", "-j", "addr");
        assertThat(outcome.status()).as(outcome.errors()).isZero();
        assertThat(outcome.text())
                .isEqualTo(node.run("nsenter", "--net=" + netns, "ip", "-j", "addr")
                        .text());
    }

    @Test
    void takesUtilLinuxsWords() {
        String expected = node.run("nsenter", "-t", pid, "-n", "ip", "a").text();
        assertThat(nsenter("-t", pid, "-n", "ip", "a").text()).isEqualTo(expected);
        RealNode.Outcome alone = nsenter("-t", pid, "ip", "a");
        assertThat(alone.text()).isEqualTo(expected);
        assertThat(alone.errors()).contains("-n");
        assertThat(nsenter("--net=" + netns, "ip", "a").text()).isEqualTo(expected);
    }

    @Test
    void entersAPodThatHoldsNoTool() {
        String address = node.kubectl("get", "pod", BARE, "-o", "jsonpath={.status.podIP}")
                .text();
        RealNode.Outcome outcome = nsenter("default/" + BARE, "--", "ip", "-4", "-br", "addr", "show", "dev", "eth0");
        assertThat(outcome.text()).contains(address + "/");
    }

    @Test
    void passesTheStatus() {
        assertThat(nsenter("default/" + web, "--", "sh", "-c", "exit 7").status())
                .isEqualTo(7);
        assertThat(nsenter("default/" + web, "--", "no-such-program").status()).isEqualTo(127);
        assertThat(nsenter("default/" + web, "--", "/etc/passwd").status()).isEqualTo(126);
        assertThat(nsenter("default/no-such-pod", "--", "true").status()).isEqualTo(125);
        assertThat(nsenter("default/" + web, "--", "sh", "-c", "kill -9 $$").status())
                .isEqualTo(137);
    }

    @Test
    void passesAHundredMegabytesThroughStandardInput() throws Exception {
        byte[] input = new byte[HUNDRED_MB];
        new Random(3).nextBytes(input);
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input));
        assertThat(node.podwireWith(input, "nsenter", "default/" + web, "--", "sha256sum")
                        .text())
                .startsWith(expected);
        byte[] back = node.podwireWith(input, "nsenter", "default/" + web, "--", "cat")
                .bytes();
        assertThat(MessageDigest.isEqual(back, input)).isTrue();
    }

    @Test
    void showsThePodsSysAndResolver() {
        String mac = node.run("nsenter", "--net=" + netns, "ip", "-br", "link", "show", "dev", "eth0")
                .text()
                .split("\\s+")[2];
        RealNode.Outcome outcome = nsenter("default/" + web, "--", "sh", "-c", "cat /sys/class/net/*/address");
        assertThat(outcome.text().lines()).containsExactlyInAnyOrder("00:00:00:00:00:00", mac);
        String resolver =
                node.kubectl("exec", web, "--", "cat", "/etc/resolv.conf").text();
        assertThat(nsenter("default/" + web, "--", "cat", "/etc/resolv.conf").text())
                .isEqualTo(resolver)
                .contains("10.232.0.10");
        String hosts = node.kubectl("exec", web, "--", "cat", "/etc/hosts").text();
        assertThat(nsenter("default/" + web, "--", "cat", "/etc/hosts").text()).isEqualTo(hosts);
        assertThat(nsenter("default/" + web, "--plain", "--", "cat", "/etc/resolv.conf")
                        .text())
                .isEqualTo(node.run("cat", "/etc/resolv.conf").text());
    }

    @Test
    void leavesTheNodesMountsAsTheyWere() {
        String before = node.run("cat", "/proc/1/mountinfo").text();
        nsenter("default/" + web, "--", "true");
        assertThat(node.run("cat", "/proc/1/mountinfo").text()).isEqualTo(before);
    }

    @Test
    void theTerminalsInterruptReachesTheProgram() throws IOException, InterruptedException {
        // the shell is waiting in the foreground of a terminal of its own; the terminal turns ^C into SIGINT for its
        // group
        String program = "trap 'echo caught; exit 9' INT; echo ready; while :; do sleep 0.1; done";
        Process process = new ProcessBuilder(
                        node.podwireOnATerminal("nsenter", "default/" + web, "--", "sh", "-c", program))
                .start();
        StringBuilder seen = new StringBuilder();
        try (OutputStream keys = process.getOutputStream()) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!seen.toString().contains("ready") && System.nanoTime() < deadline) {
                seen.append((char) process.getInputStream().read());
            }
            keys.write(3);
            keys.flush();
            seen.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(seen.toString()).contains("caught");
        assertThat(process.exitValue()).isEqualTo(9);
    }
}
