package io.podwire.engine.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.engine.files.Patience;
import io.podwire.engine.proc.ProcessScan.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessScanTest {

    private static final Set<Part> ALL = EnumSet.allOf(Part.class);

    @TempDir
    Path proc;

    private void process(int pid, String netns, String cgroup) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(pid + "/ns")).getParent();
        if (netns != null) {
            Files.createSymbolicLink(directory.resolve("ns/net"), Path.of(netns));
        }
        Files.writeString(directory.resolve("cgroup"), cgroup);
        Files.writeString(directory.resolve("stat"), pid + " (x) S 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 77 0\n");
        Files.writeString(directory.resolve("status"), "NSpid:\t" + pid + "\t1\n");
    }

    @Test
    void thisProcessIsSeenAsItIs() throws IOException {
        ProcessTable table = ProcessScan.scan("/proc", ALL, Patience.ONE_SECOND);

        HostProcess self = table.process((int) ProcessHandle.current().pid());
        String net = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
        assertThat("net:[" + self.netns() + "]").isEqualTo(net);
        assertThat("mnt:[" + self.namespaces().get(NamespaceKind.MNT) + "]")
                .isEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")).toString());
        assertThat(self.stat().parent())
                .isEqualTo((int) ProcessHandle.current().parent().orElseThrow().pid());
        assertThat(self.status().namespacePids()).contains(self.pid());
        assertThat(table.inNetns(self.netns())).contains(self);
    }

    @Test
    void aChildThatEndedButWasNotWaitedForKeepsItsControlGroup() throws Exception {
        // A shell that becomes a sleep never waits for the child it had.
        Process parent = new ProcessBuilder("sh", "-c", "true & exec sleep 30").start();
        try {
            HostProcess zombie = null;
            for (int i = 0; i < 100 && zombie == null; i++) {
                TimeUnit.MILLISECONDS.sleep(20);
                zombie = ProcessScan.scan("/proc", ALL, Patience.ONE_SECOND).processes().stream()
                        .filter(one -> one.stat() != null
                                && one.stat().parent() == parent.pid()
                                && one.stat().state() == 'Z')
                        .findFirst()
                        .orElse(null);
            }
            assertThat(zombie).isNotNull();
            assertThat(zombie.netns()).isNull();
            assertThat(zombie.cgroups()).isNotEmpty();
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFileThatHangsStopsNothing() throws Exception {
        process(1, "net:[1]", "0::/init\n");
        process(2, "net:[1]", "0::/a\n");
        process(3, "net:[2]", "0::/b\n");
        Path pipe = proc.resolve("2/cgroup");
        Files.delete(pipe);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try {
            ProcessTable table = ProcessScan.scan(
                    proc.toString(), Set.of(Part.NETNS, Part.CGROUPS), new Patience(Duration.ofMillis(300), 3));

            assertThat(table.processes()).extracting(HostProcess::pid).containsExactly(1, 3);
            assertThat(table.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.subject()).isEqualTo("pid/2");
                assertThat(gap.reason()).contains("did not come back within 300 ms");
            });
        } finally {
            // Opening both ends sets the reader free.
            new ProcessBuilder("sh", "-c", "exec 3<>\"$0\"", pipe.toString())
                    .start()
                    .waitFor();
        }
    }

    @Test
    void whatVanishesOrIsHalfThereIsNoError() throws IOException {
        process(1, "net:[1]", "0::/init\n");
        process(5, null, "0::/zombie\n");
        Files.createDirectories(proc.resolve("9"));
        Files.createDirectories(proc.resolve("sys"));
        Files.createDirectories(proc.resolve("99999999999"));

        ProcessTable table = ProcessScan.scan(proc.toString(), ALL, Patience.ONE_SECOND);

        assertThat(table.processes()).extracting(HostProcess::pid).containsExactly(1, 5);
        assertThat(table.process(5).netns()).isNull();
        assertThat(table.process(1).status().namespacePids()).containsExactly(1, 1);
        assertThat(table.gaps()).isEmpty();
    }

    @Test
    void hiddenProcessesAreSaidToBeHidden() throws IOException {
        process(4711, "net:[1]", "0::/mine\n");

        assertThat(ProcessScan.scan(proc.toString(), ALL, Patience.ONE_SECOND).gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).contains("hidepid"));
        assertThat(ProcessScan.scan(proc + "/sys", ALL, Patience.ONE_SECOND).gaps())
                .hasSize(1);
    }
}
