package io.podwire.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRootTest {

    @TempDir
    Path outside;

    private Path tree;
    private HostRoot root;

    @BeforeEach
    void tree() throws IOException {
        tree = Files.createDirectories(outside.resolve("host"));
        root = HostRoot.of(tree + "/");
        Files.createDirectories(tree.resolve("run/netns"));
        Files.createDirectories(tree.resolve("var"));
        Files.writeString(tree.resolve("run/netns/a"), "inside");
        Files.writeString(outside.resolve("secret"), "outside");
    }

    @Test
    void absoluteLinksMeanPathsBelowTheRoot() throws IOException {
        Files.createSymbolicLink(tree.resolve("var/run"), Path.of("/run"));

        assertThat(root.read("/var/run/netns/a", 100)).asString().isEqualTo("inside");
        assertThat(root.list("/var/run/netns")).containsExactly("a");
        assertThat(root.exists("/var/run/netns/b")).isFalse();
    }

    @Test
    void noLinkLeadsOut() throws IOException {
        Files.createSymbolicLink(tree.resolve("run/up"), Path.of("../../../../../secret"));
        Files.createSymbolicLink(tree.resolve("run/absolute"), outside.resolve("secret"));
        Files.createSymbolicLink(tree.resolve("run/directory"), Path.of("../.."));

        assertThatThrownBy(() -> root.read("/run/up", 100)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> root.read("/run/absolute", 100)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> root.read("/run/directory/secret", 100)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> root.read("/run/../../secret", 100)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatCanBeNoFileNameIsNotThere() {
        for (HostRoot any : List.of(root, HostRoot.of("/"))) {
            assertThatThrownBy(() -> any.read("/run/a\0b", 100)).isInstanceOf(NoSuchFileException.class);
            assertThat(any.exists("/run/a\0b")).isFalse();
            assertThat(any.list("/run/a\0b")).isEmpty();
        }
    }

    @Test
    void linksInACircleEndSomewhere() throws IOException {
        Files.createSymbolicLink(tree.resolve("run/x"), Path.of("y"));
        Files.createSymbolicLink(tree.resolve("run/y"), Path.of("x"));

        assertThatThrownBy(() -> root.read("/run/x", 100))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("ELOOP");
    }

    @Test
    void whatIsTooLongIsRefusedAndNotCut() throws IOException {
        Files.write(tree.resolve("run/long"), new byte[101]);

        Files.write(tree.resolve("run/fits"), new byte[100]);

        assertThat(root.read("/run/fits", 100)).hasSize(100);
        assertThat(root.readIfThere("/run/absent", 100)).isNull();
        Files.write(tree.resolve("run/big"), new byte[300_000]);
        assertThat(root.read("/run/big", 300_000)).hasSize(300_000);
        assertThat(root.read("/run/big", 400_000)).hasSize(300_000);
        assertThatThrownBy(() -> root.read("/run/long", 100)).hasMessageContaining("longer than 100 bytes");
    }

    @Test
    void aNamedPipeIsNotOpened() throws Exception {
        Path pipe = tree.resolve("run/pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> root.read("/run/pipe", 100)).hasMessageContaining("not a plain file");
    }

    @Test
    void procIsBelowTheRootWhereItIsMountedThere() throws IOException {
        assertThat(root.procDirectory()).isEqualTo("/proc");
        Files.createDirectories(tree.resolve("proc/1/ns"));
        assertThat(root.procDirectory()).isEqualTo(tree + "/proc");
        assertThat(HostRoot.of("/").procDirectory()).isEqualTo("/proc");
    }

    @Test
    void filesOfProcfsAreReadToTheirEnd() throws IOException {
        Path file = outside.resolve("file");
        for (int length : new int[] {0, 1, 2047, 2048, 2049, 8192, 10_000}) {
            Files.write(file, new byte[length]);
            assertThat(HostRoot.readProc(file.toString(), 64 * 1024)).hasSize(length);
        }
        Files.write(file, new byte[70_000]);
        assertThat(HostRoot.readProc(file.toString(), 64 * 1024)).hasSize(64 * 1024);
    }
}
