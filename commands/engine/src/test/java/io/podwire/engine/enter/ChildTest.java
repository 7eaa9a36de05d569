package io.podwire.engine.enter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.Dressing;
import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.api.error.NotStarted;
import io.podwire.api.host.ChildProcess;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Children of this JVM, which itself must stay as it was. */
class ChildTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final LinuxLauncher launcher = new LinuxLauncher(HostRoot.of("/"), line -> {});

    @AfterEach
    void close() {
        launcher.close();
    }

    private static Launch in(Sandbox sandbox, List<NamespaceKind> kinds, String... command) {
        List<Launch.Entry> entries = kinds.stream()
                .map(kind -> new Launch.Entry(kind, "/proc/" + sandbox.pid() + "/ns/" + kind.file(), null))
                .toList();
        return new Launch(
                List.of(command),
                Map.of(),
                entries,
                new Dressing(true, Map.of()),
                null,
                null,
                null,
                null,
                false,
                false);
    }

    private static String all(java.io.InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean gone(long pid) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            Path stat = Path.of("/proc/" + pid + "/stat");
            try {
                // A zombie that init has not reaped yet runs no more.
                if (Files.readString(stat).contains(") Z")) {
                    return true;
                }
            } catch (IOException e) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    @Test
    void streamsAndStatusPassAndThisProcessStaysWhereItIs() throws Exception {
        List<String> mounts = HostMounts.read();
        String own = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
        try (Sandbox sandbox = new Sandbox("-n");
                ChildProcess child = launcher.start(
                        in(
                                sandbox,
                                List.of(NamespaceKind.NET),
                                "sh",
                                "-c",
                                "readlink /proc/self/ns/net; ls /sys/class/net; ls /proc/self/fd | wc -l; cat; echo bad >&2; exit 7"))) {
            child.stdin().write("input\n".getBytes(StandardCharsets.UTF_8));
            child.stdin().close();
            assertThat(all(child.stdout()))
                    .isEqualTo(
                            Files.readSymbolicLink(Path.of("/proc/" + sandbox.pid() + "/ns/net")) + "\nlo\n4\ninput\n");
            assertThat(all(child.stderr())).isEqualTo("bad\n");
            assertThat(child.waitFor(LONG)).isEqualTo(7);
        }
        assertThat(HostMounts.read()).isEqualTo(mounts);
        try (var tasks = Files.list(Path.of("/proc/self/task"))) {
            assertThat(tasks.map(task -> {
                        try {
                            return Files.readSymbolicLink(task.resolve("ns/net"))
                                    .toString();
                        } catch (IOException e) {
                            return own;
                        }
                    }))
                    .containsOnly(own);
        }
    }

    @Test
    void aPidAndMountNamespaceIsEnteredWithoutATool() throws Exception {
        try (Sandbox sandbox = new Sandbox("--fork", "-n", "-m", "-p", "--mount-proc");
                ChildProcess child = launcher.start(in(
                        sandbox,
                        List.of(NamespaceKind.NET, NamespaceKind.MNT, NamespaceKind.PID),
                        "sh",
                        "-c",
                        "echo $$; readlink /proc/self/ns/pid"))) {
            String[] lines = all(child.stdout()).split("\n");
            assertThat(Integer.parseInt(lines[0])).isBetween(2, 100);
            assertThat(lines[1])
                    .isEqualTo(Files.readSymbolicLink(Path.of("/proc/" + sandbox.pid() + "/ns/pid"))
                            .toString());
        }
    }

    @Test
    void aUserNamespaceIsEnteredByTheTool() throws Exception {
        try (Sandbox sandbox = new Sandbox("-n", "-U", "-r")) {
            for (int i = 0; i < 20; i++) {
                try (ChildProcess child = launcher.start(in(
                        sandbox, List.of(NamespaceKind.NET, NamespaceKind.USER), "readlink", "/proc/self/ns/user"))) {
                    assertThat(all(child.stdout()).trim())
                            .as(all(child.stderr()))
                            .isEqualTo(Files.readSymbolicLink(Path.of("/proc/" + sandbox.pid() + "/ns/user"))
                                    .toString());
                }
            }
        }
    }

    @Test
    void aSignalReachesTheGroupAndIsInTheStatus() throws Exception {
        try (ChildProcess child = launcher.start(Launch.plain(List.of("sh", "-c", "sleep 60 & echo ready; wait")))) {
            assertThat(child.stdout().read()).isEqualTo('r');
            assertThat(child.waitFor(Duration.ofMillis(50))).isNull();
            child.signal(15);
            assertThat(child.waitFor(LONG)).isEqualTo(128 + 15);
            // The end of output: nobody of the group holds the pipe any more.
            assertThat(all(child.stdout())).isEqualTo("eady\n");
        }
    }

    @Test
    void closingKillsWhatTheProgramLeftBehind() throws Exception {
        long left;
        try (ChildProcess child =
                launcher.start(Launch.plain(List.of("sh", "-c", "sleep 60 >/dev/null 2>&1 & echo $!")))) {
            left = Long.parseLong(all(child.stdout()).trim());
            assertThat(child.waitFor(LONG)).isZero();
            assertThat(ProcessHandle.of(left)).isPresent();
        }
        assertThat(gone(left)).isTrue();
    }

    @Test
    void aMissingProgramIsSaidAtOnce() {
        assertThatThrownBy(() -> launcher.start(Launch.plain(List.of("no-such-program"))))
                .isInstanceOfSatisfying(
                        NotStarted.class, e -> assertThat(e.exitCode()).isEqualTo(127));
    }

    @Test
    void anotherNamespaceThanTheOneMeantIsNotEntered() throws Exception {
        try (Sandbox sandbox = new Sandbox("-n")) {
            Launch launch = new Launch(
                    List.of("true"),
                    Map.of(),
                    List.of(new Launch.Entry(NamespaceKind.NET, "/proc/" + sandbox.pid() + "/ns/net", 4711L)),
                    Dressing.none(),
                    null,
                    null,
                    null,
                    null,
                    false,
                    false);
            assertThatThrownBy(() -> launcher.start(launch))
                    .isInstanceOf(NotStarted.class)
                    .hasMessageContaining("not to 4711: what it belonged to has ended");
        }
    }

    @Test
    void killingThisProcessKillsTheChildrenToo() throws Exception {
        Process holder = Sandbox.start("hold", "--", "sh", "-c", "sleep 60 & echo $!; wait");
        long child = Long.parseLong(holder.inputReader().readLine());
        long grandchild = Long.parseLong(holder.inputReader().readLine());
        holder.destroyForcibly().waitFor();
        assertThat(gone(child)).isTrue();
        assertThat(gone(grandchild)).isTrue();
    }
}
