package io.podwire.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MountIdsTest {

    @Test
    void equalWhileNothingIsMounted() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("a mount namespace can only be made by root")
                .isEqualTo("root");
        Process process = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--propagation",
                        "private",
                        "bash",
                        "-c",
                        "echo ready; read; mount -t tmpfs none /mnt; echo mounted; read; umount /mnt; echo gone; read")
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("ready");
            String file = "/proc/" + process.pid() + "/ns/mnt";
            MountIds first = MountIds.of(file);
            assumeThat(first)
                    .as("this kernel has no listmount(2) for other namespaces (6.11)")
                    .isNotNull();
            assertThat(first.mounts())
                    .hasSize(Files.readAllLines(Path.of("/proc/" + process.pid() + "/mountinfo"))
                            .size());
            assertThat(MountIds.of(file)).isEqualTo(first).hasSameHashCodeAs(first);
            process.outputWriter().append('\n').flush();
            assertThat(process.inputReader().readLine()).isEqualTo("mounted");
            MountIds mounted = MountIds.of(file);
            assertThat(mounted).isNotEqualTo(first);
            assertThat(mounted.mounts()).hasSize(first.mounts().length + 1);
            process.outputWriter().append('\n').flush();
            assertThat(process.inputReader().readLine()).isEqualTo("gone");
            assertThat(MountIds.of(file)).isEqualTo(first);
            assertThat(MountIds.of("/proc/self/ns/mnt")).isNotEqualTo(first);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsNoMountNamespaceHasNone() {
        assertThat(MountIds.of("/proc/self/ns/net")).isNull();
        assertThat(MountIds.of("/no/such/file")).isNull();
    }
}
