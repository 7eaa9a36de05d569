package io.podwire.shell.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The demo, run as a person runs it: to its end, and interrupted. Runs after packing (phase integration-test). */
@Tag("archive")
class DemoTest {

    private static final Path LAUNCHER = Path.of("../podwire").toAbsolutePath().normalize();

    @BeforeEach
    void rootOnly() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root: makes namespaces");
    }

    private static Script demo() {
        return new Script(LAUNCHER, "demo").with("PODWIRE_BUILD", "never");
    }

    @Test
    void findsAndEntersBothPods() throws Exception {
        String before = outside();
        Script.Run run = demo().run();
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("$ podwire findpod 10.244.0.11\n")
                .contains("shop/web-0")
                .contains("$ podwire findpod fd00:244::11\n")
                .contains("vethcart0")
                .contains("10.244.0.10/24 fd00:244::10/64")
                .doesNotContain("(exit ");
        assertThat(outside()).isEqualTo(before);
    }

    @Test
    void leavesNothingWhenKilled() throws Exception {
        interrupted("KILL");
    }

    @Test
    void leavesNothingAfterCtrlC() throws Exception {
        interrupted("INT");
    }

    private static void interrupted(String signal) throws Exception {
        String before = outside();
        Process demo = demo().start();
        List<ProcessHandle> inside;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.startsWith("$ podwire")) {
                line = output.readLine();
            }
            assertThat(line).as("the demo got as far as its first command").isNotNull();
            // unshare, the node's shell, a sleep in each pod: all of them descend from the demo, which is the
            // launcher's process.
            inside = demo.descendants().toList();
            assertThat(inside).hasSizeGreaterThanOrEqualTo(4);
            new Script(Path.of("/bin/kill"), "-" + signal, String.valueOf(demo.pid())).run();
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (inside.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        } finally {
            demo.destroyForcibly();
        }
        assertThat(inside).noneMatch(ProcessHandle::isAlive);
        assertThat(outside()).isEqualTo(before);
    }

    /** What the demo must leave as it was: names of netns, links of this one, mounts. */
    private static String outside() throws Exception {
        return new Script(
                        Path.of("/bin/sh"),
                        "-c",
                        "ip -o link | sed 's/.*: \\(.*\\): <.*/\\1/'; ip netns list | grep -v ^pwt-; grep podwire /proc/mounts; true")
                .run()
                .output();
    }
}
