package io.podwire.engine.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.engine.files.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelModulesTest {

    @TempDir
    Path root;

    @BeforeEach
    void aHostThatLoadsModules() throws IOException {
        Files.createDirectories(root.resolve("proc/1/ns"));
        Files.createDirectories(root.resolve("sys/module"));
        write("proc/sys/kernel/osrelease", "6.1.0-podwire\n");
        write("proc/sys/kernel/modules_disabled", "0\n");
        write("proc/modules", "tcp_diag 16384 0 - Live 0x0\nnf_conntrack 1 2 nf_nat,xt, Live 0x0\n");
    }

    @Test
    void whatIsNowhereMustNotBeAskedFor() {
        assertThat(modules().mayAsk("udp_diag")).isFalse();
        assertThat(modules().mayAsk("tcp")).as("only whole names count").isFalse();
        assertThat(modules().missing("tcp_diag", "nf_conntrack", "udp_diag", "other"))
                .isEqualTo("udp_diag");
    }

    @Test
    void loadedModulesMay() {
        assertThat(modules().mayAsk("tcp_diag")).isTrue();
        assertThat(modules().missing("tcp_diag", "nf_conntrack")).isNull();
    }

    @Test
    void whatIsBuiltInMay() throws IOException {
        Files.createDirectories(root.resolve("sys/module/inet_diag"));
        write(
                "usr/lib/modules/6.1.0-podwire/modules.builtin",
                "kernel/net/ipv4/udp_diag.ko\nkernel/net/nf-netlink.ko\n");
        Files.createSymbolicLink(root.resolve("lib"), Path.of("/usr/lib"));
        assertThat(modules().mayAsk("inet_diag")).isTrue();
        assertThat(modules().mayAsk("udp_diag")).isTrue();
        assertThat(modules().mayAsk("nf_netlink"))
                .as("a file may have a hyphen where the module has none")
                .isTrue();
        assertThat(modules().mayAsk("diag")).isFalse();
    }

    @Test
    void aKernelThatLoadsNothingMayBeAskedAnything() throws IOException {
        write("proc/sys/kernel/modules_disabled", "1\n");
        assertThat(modules().mayAsk("udp_diag")).isTrue();
        write("proc/sys/kernel/modules_disabled", "0\n");
        Files.delete(root.resolve("proc/modules"));
        assertThat(modules().mayAsk("udp_diag")).as("built without modules").isTrue();
    }

    private KernelModules modules() {
        return KernelModules.of(HostRoot.of(root.toString()));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
