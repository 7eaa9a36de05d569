package io.podwire.engine.enter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One-shot launches in JVMs of their own, with the kernel and util-linux as the judges. */
class BecomeTest {

    private static Sandbox.Ended become(Sandbox sandbox, String... rest) throws IOException, InterruptedException {
        String[] words = new String[rest.length + 2];
        words[0] = "become";
        words[1] = sandbox.entry("net");
        System.arraycopy(rest, 0, words, 2, rest.length);
        return Sandbox.launch(words);
    }

    private static String netns(long pid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net")).toString();
    }

    @Test
    void theProgramIsInTheNetworkAndItsStatusIsOurs() throws Exception {
        try (Sandbox sandbox = new Sandbox("-n")) {
            Sandbox.Ended ended = become(sandbox, "--", "sh", "-c", "readlink /proc/self/ns/net; exit 7");
            assertThat(ended.out().trim()).isEqualTo(netns(sandbox.pid()));
            assertThat(ended.status()).isEqualTo(7);
        }
    }

    @Test
    void aHundredMegabytesPassThroughStandardInput() throws Exception {
        try (Sandbox sandbox = new Sandbox("-n")) {
            Process process = Sandbox.start("become", sandbox.entry("net"), "--", "sha256sum");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            try (OutputStream in = process.getOutputStream()) {
                for (int i = 0; i < 1526; i++) {
                    block[i % block.length] ^= (byte) i;
                    digest.update(block);
                    in.write(block);
                }
            }
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith(HexFormat.of().formatHex(digest.digest()));
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void dressingShowsThePodsSysAndFilesAndLeavesTheHostAlone(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isRegularFile(Path.of("/etc/resolv.conf")), "no /etc/resolv.conf here");
        Path pods = Files.writeString(folder.resolve("resolv.conf"), "nameserver 192.0.2.53\n");
        String hosts = Files.readString(Path.of("/etc/resolv.conf"));
        List<String> mounts = HostMounts.read();
        try (Sandbox sandbox = new Sandbox("-n")) {
            Sandbox.Ended ended = become(
                    sandbox,
                    "sys",
                    "file:/etc/resolv.conf=" + pods,
                    "--",
                    "sh",
                    "-c",
                    "ls /sys/class/net; cat /etc/resolv.conf; echo mine > /etc/resolv.conf; ls -d /sys/fs/cgroup/*");
            assertThat(ended.out().lines().toList()).startsWith("lo", "nameserver 192.0.2.53");
            List<String> cgroups;
            try (var entries = Files.list(Path.of("/sys/fs/cgroup"))) {
                cgroups = entries.map(Path::toString).toList();
            }
            assertThat(ended.out()).contains(cgroups);
        }
        assertThat(Files.readString(pods)).isEqualTo("nameserver 192.0.2.53\n");
        assertThat(Files.readString(Path.of("/etc/resolv.conf"))).isEqualTo(hosts);
        assertThat(HostMounts.read()).isEqualTo(mounts);
    }

    @Test
    void theOwnNetworkKeepsItsSys() throws Exception {
        try (Sandbox sandbox = new Sandbox("-u")) {
            Sandbox.Ended ended = become(sandbox, "sys", "--", "ls", "/sys/class/net");
            assertThat(ended.err()).isEmpty();
            assertThat(ended.out().lines().toList())
                    .containsExactlyInAnyOrder(new java.io.File("/sys/class/net").list());
        }
    }

    @Test
    void aFileThatCannotBeReadIsSaidAndTheProgramRuns() throws Exception {
        try (Sandbox sandbox = new Sandbox("-n")) {
            Sandbox.Ended ended =
                    become(sandbox, "file:/etc/hosts=/nosuch", "file:/nosuch=/etc/hosts", "--", "echo", "ran");
            assertThat(ended.out()).isEqualTo("ran\n");
            assertThat(ended.err())
                    .contains("/etc/hosts stays the host's: can't read /nosuch", "the host has no /nosuch");
        }
    }

    @Test
    void signalsMaskDescriptorsAndLimitsAreAsAfterAShell() throws Exception {
        // Signals 1 to 31: 32 and 33 are the C library's own, which it sets in every program with threads.
        String[] look = {
            "sh",
            "-c",
            "sed -En 's/^(Sig...):.*(.{8})/\\1 \\2/p' /proc/self/status | grep -v -e Pnd -e Cgt; grep -E '^(Groups|Cap)' /proc/self/status; ls /proc/self/fd; ulimit -Sn"
        };
        try (Sandbox sandbox = new Sandbox("-n")) {
            Process shell = new ProcessBuilder(
                            "sh", "-c", "ulimit -Sn 777; exec \"$@\"", "sh", look[0], look[1], look[2])
                    .start();
            String expected = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            List<String> command =
                    Sandbox.command("become", sandbox.entry("net"), "sys", "--", look[0], look[1], look[2]);
            List<String> words = new ArrayList<>(List.of("sh", "-c", "ulimit -Sn 777; \"$@\"; exit $?", "sh"));
            words.addAll(command);
            Process run = new ProcessBuilder(words).start();
            assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    // The shell that is compared with has inherited SIGQUIT blocked from this JVM; ours must not.
                    .isEqualTo(expected.replaceFirst("SigBlk [0-9a-f]+", "SigBlk 00000000"));
        }
    }

    @Test
    void programsThatCannotRunHaveTheStatusOfEnv(@TempDir Path folder) throws Exception {
        Path bad = Files.writeString(folder.resolve("no interpreter"), "#!/no/such/interpreter\n");
        Path plain = Files.writeString(folder.resolve("no format"), "echo plain \"$1\"\n");
        assertThat(bad.toFile().setExecutable(true)).isTrue();
        assertThat(plain.toFile().setExecutable(true)).isTrue();
        try (Sandbox sandbox = new Sandbox("-n")) {
            Sandbox.Ended missing = become(sandbox, "--", "no-such-program");
            assertThat(missing.status()).isEqualTo(127);
            assertThat(missing.err()).isEqualTo("no-such-program: no such program in PATH\n");
            Sandbox.Ended refused = become(sandbox, "--", "/etc/passwd");
            assertThat(refused.status()).isEqualTo(126);
            assertThat(refused.err()).contains("EACCES (Permission denied)");
            Sandbox.Ended broken = become(sandbox, "--", bad.toString());
            assertThat(broken.status()).isEqualTo(126);
            assertThat(broken.err()).contains("its interpreter or loader is not");
            assertThat(become(sandbox, "--", plain.toString(), "a  b").out()).isEqualTo("plain a  b\n");
        }
    }

    @Test
    void whatCannotBeEnteredIsOurFailure() throws Exception {
        Sandbox.Ended gone = Sandbox.launch("become", "net=/proc/2147483647/ns/net", "--", "true");
        assertThat(gone.status()).isEqualTo(125);
        assertThat(gone.err()).contains("open(/proc/2147483647/ns/net): ENOENT");
        Sandbox.Ended wrong = Sandbox.launch("become", "net=/etc/passwd", "--", "true");
        assertThat(wrong.status()).isEqualTo(125);
        assertThat(wrong.err()).contains("setns(/etc/passwd, net): EINVAL");
    }

    @Test
    void everyOtherNamespaceIsEnteredInPlace() throws Exception {
        try (Sandbox sandbox = new Sandbox("--fork", "-n", "-m", "-u", "-i", "-C", "-p", "--mount-proc")) {
            Sandbox.Ended ended = become(
                    sandbox,
                    sandbox.entry("mnt"),
                    sandbox.entry("uts"),
                    sandbox.entry("ipc"),
                    sandbox.entry("cgroup"),
                    sandbox.entry("pid"),
                    "--",
                    "sh",
                    "-c",
                    "uname -n; pwd; for n in net mnt uts ipc cgroup pid; do readlink /proc/self/ns/$n; done; exit 9");
            StringBuilder expected = new StringBuilder("sandbox\n/\n");
            for (String kind : List.of("net", "mnt", "uts", "ipc", "cgroup", "pid")) {
                expected.append(Files.readSymbolicLink(Path.of("/proc/" + sandbox.pid() + "/ns/" + kind)))
                        .append('\n');
            }
            assertThat(ended.out()).isEqualTo(expected.toString());
            assertThat(ended.status()).isEqualTo(9);
        }
    }

    @Test
    void rootDirectoryUserAndGroupAreChanged(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = new Sandbox("-n")) {
            Files.createDirectory(folder.resolve("in"));
            assertThat(become(sandbox, "root=" + folder, "--", "/in/x").status())
                    .isEqualTo(127);
            assertThat(become(sandbox, "root=" + folder, "--", "/in").status()).isEqualTo(126);
            Sandbox.Ended moved = become(sandbox, "root=/", "wd=/usr/bin", "--", "pwd");
            assertThat(moved.out()).isEqualTo("/usr/bin\n");
            Sandbox.Ended user = become(
                    sandbox, "wd=/usr/bin", "uid=65534", "gid=65533", "--", "sh", "-c", "id -u; id -g; id -G; pwd");
            assertThat(user.out()).isEqualTo("65534\n65533\n65533\n/usr/bin\n");
        }
    }

    @Test
    void environmentPassesAsItIsAndIsAddedTo() throws Exception {
        try (Sandbox sandbox = new Sandbox("-n")) {
            ProcessBuilder builder = new ProcessBuilder(Sandbox.command(
                    "become",
                    sandbox.entry("net"),
                    "env:PODWIRE_TEST=new",
                    "--",
                    "sh",
                    "-c",
                    "echo $PODWIRE_TEST $OTHER"));
            builder.environment().put("PODWIRE_TEST", "old");
            builder.environment().put("OTHER", "kept");
            assertThat(new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("new kept\n");
        }
    }
}
