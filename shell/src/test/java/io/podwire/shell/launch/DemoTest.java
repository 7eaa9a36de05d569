package io.podwire.shell.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, run as a person runs it: to its end, and interrupted. Runs after packing (phase integration-test). */
@Tag("archive")
class DemoTest {

    private static final Path TREE = Path.of("..").toAbsolutePath().normalize();
    private static final Path LAUNCHER = TREE.resolve("podwire");

    /** Cables, mounts, names of netns and folders of this machine that a demo could have left. */
    private static final String OUTSIDE =
            "ip -o link | sed 's/.*: \\(.*\\): <.*/\\1/'; ip netns list | grep -v ^pwt-; grep podwire-lab /proc/mounts;"
                    + " ls -d /run/podwire-demo-* 2>/dev/null; find /sys/fs/cgroup -maxdepth 2 -name 'podwire-lab-*'; true";

    @BeforeEach
    void rootWithTheProgramsOfTheCluster() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root: makes namespaces");
        for (String program : List.of("ip", "iptables", "ip6tables", "ping")) {
            Script.Run found = new Script(Path.of("/bin/sh"), "-c", "command -v " + program).run();
            assumeTrue(found.exit() == 0, "needs " + program);
        }
    }

    private static Script demo(String... arguments) {
        return new Script(LAUNCHER, arguments).with("PODWIRE_BUILD", "never");
    }

    /** What the README shows is what the demo says; only numbers that each run gives anew may differ. */
    @Test
    void tellsItsStoryAsTheReadmeShowsIt() throws Exception {
        String before = outside();
        Script.Run run = demo("demo").run();
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("shop/web-0")
                .contains("fail neighbor-mac-mismatch")
                .doesNotContain("(exit ");
        assertThat(outside()).isEqualTo(before);
        for (String file : List.of("README.md", "README.zh-CN.md")) {
            Transcript shown = Transcript.in(TREE.resolve(file));
            if ("write".equals(System.getProperty("podwire.golden"))) {
                shown.write(run.output());
            } else {
                assertThat(Transcript.steady(run.output())).as(file).isEqualTo(shown.steady());
            }
        }
    }

    @Test
    void keepsPicturesWhereTold(@TempDir Path folder) throws Exception {
        Script.Run run = demo("demo", "--pictures", folder.toString()).run();
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(folder.resolve("worker-1.svg")).content().startsWith("<").contains("cni0", "10.244.1.11");
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
        Process demo = demo("demo").start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.startsWith("$ podwire --on worker-1 findpod")) {
                line = output.readLine();
            }
            assertThat(line).as("the demo got as far as its cluster").isNotNull();
            assertThat(outside()).as("there is something to leave").isNotEqualTo(before);
            new Script(Path.of("/bin/kill"), "-" + signal, String.valueOf(demo.pid())).run();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!(outside().equals(before) && labProcesses().isEmpty()) && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
        } finally {
            demo.destroyForcibly();
        }
        assertThat(outside()).isEqualTo(before);
        assertThat(labProcesses()).isEmpty();
    }

    private static String outside() throws Exception {
        return new Script(Path.of("/bin/sh"), "-c", OUTSIDE).run().output();
    }

    /** Processes below a demo's folder: each has it in its environment. */
    private static List<String> labProcesses() throws IOException {
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(DemoTest::ofADemo)
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean ofADemo(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                    .contains("PODWIRE_LABS=/run/podwire-demo-");
        } catch (IOException gone) {
            return false;
        }
    }
}
