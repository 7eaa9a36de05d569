package io.podwire.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.finding.Verdict;
import io.podwire.api.host.Check;
import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static Check check(List<Check> checks, String name) {
        return checks.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aMissingPrivilegeSaysWhatItCosts() {
        List<Check> checks = PrivilegeChecks.of("Name:\tx\nCapEff:\t0000000000001000\n");
        assertThat(check(checks, "CAP_NET_ADMIN").verdict()).isEqualTo(Verdict.OK);
        Check missing = check(checks, "CAP_SYS_ADMIN");
        assertThat(missing.verdict()).isEqualTo(Verdict.WARN);
        assertThat(missing.found()).startsWith("missing: no network but the host's own");
        assertThat(missing.fix()).contains("sudo podwire");
    }

    @Test
    void adminIncludesBpf() {
        assertThat(check(PrivilegeChecks.of("a\nCapEff:\t0000000000200000\n"), "CAP_BPF")
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void aFamilyIsThereWhereTheKernelItselfListens() {
        String text = "sk               Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode\n"
                + "0000000000000000 0   0          00000000 0        0        0     2        0        5\n"
                + "0000000000000000 4   4711       00000000 0        0        0     2        0        6\n"
                + "0000000000000000 12  0          00000000 0        0        0     2        0        7\n";
        assertThat(KernelChecks.speaks(text, 0)).isTrue();
        assertThat(KernelChecks.speaks(text, 4)).isFalse();
        assertThat(KernelChecks.speaks(text, 12)).isTrue();
        assertThat(KernelChecks.speaks("", 0)).isFalse();
    }

    @Test
    void aToolThatIsNotThereIsSaidWithWhatIsLost(@TempDir Path folder) throws IOException {
        Path tool = Files.writeString(folder.resolve("nsenter"), "");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        assertThat(check(ToolChecks.all(folder.toString()), "nsenter").found()).isEqualTo(tool.toString());
        assertThat(ToolChecks.all(""))
                .allSatisfy(check -> assertThat(check.found()).isNotBlank());
    }

    @Test
    void runtimesAreFoundBelowTheRoot(@TempDir Path root) throws IOException {
        assertThat(RuntimeChecks.all(HostRoot.of(root.toString())))
                .singleElement()
                .extracting(Check::verdict)
                .isEqualTo(Verdict.SKIP);
        Files.createDirectories(root.resolve("run/crio"));
        Files.createFile(root.resolve("run/crio/crio.sock"));
        assertThat(RuntimeChecks.all(HostRoot.of(root.toString())))
                .extracting(Check::name)
                .containsExactly("cri-o");
    }

    @Test
    void examiningThisMachineLoadsNothingAndFailsNothing() throws IOException {
        Path families = Path.of("/proc/net/protocols");
        List<String> modules = modules();
        long protocols = Files.readString(families).lines().count();
        var answer = Doctor.examine(HostRoot.of("/"));
        assertThat(modules()).isEqualTo(modules);
        assertThat(Files.readString(families).lines().count()).isEqualTo(protocols);
        assertThat(answer.gaps()).isEmpty();
        assertThat(answer.items()).noneMatch(check -> check.verdict() == Verdict.FAIL);
        assertThat(answer.items())
                .filteredOn(check -> check.verdict() == Verdict.WARN)
                .allSatisfy(check -> assertThat(check.fix()).isNotBlank());
        assertThat(check(answer.items(), "rtnetlink").verdict()).isEqualTo(Verdict.OK);
    }

    private static List<String> modules() throws IOException {
        Path file = Path.of("/proc/modules");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(l -> l.split(" ")[0])
                        .sorted()
                        .toList()
                : List.of();
    }
}
