package io.podwire.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotWritten;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.TimedOut;
import io.podwire.snapshot.write.TakeSnapshot;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that is written: whole or not at all, for its owner's eyes, never in place of another. */
class SnapshotFileTest {

    @TempDir
    Path folder;

    private static FakeSession take(Path file, boolean force) {
        try (FakeHost host = SampleHost.of(2)) {
            FakeSession session = new FakeSession(host);
            new TakeSnapshot().run(new TakeSnapshot.Args(file.toString(), Optional.empty(), force), session);
            return session;
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isItsOwnersAloneFromTheFirstMoment() throws IOException {
        List<Set<PosixFilePermission>> seen = new ArrayList<>();
        try (FakeHost host = SampleHost.of(2)) {
            FakeSession session = new FakeSession(host).onProgress(line -> {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        seen.add(Files.getPosixFilePermissions(file));
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            new TakeSnapshot()
                    .run(new TakeSnapshot.Args(folder.resolve("a.pwz").toString(), Optional.empty(), false), session);
        }
        assertThat(seen).hasSizeGreaterThan(3);
        seen.add(Files.getPosixFilePermissions(folder.resolve("a.pwz")));
        assertThat(seen)
                .allSatisfy(mode -> assertThat(mode)
                        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        assertThat(names()).containsExactly("a.pwz");
    }

    @Test
    void isNotWrittenOverWithoutForce() throws IOException {
        Path file = folder.resolve("a.pwz");
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> take(file, false)).isInstanceOf(BadUse.class).hasMessage(file + ": is already there");
        assertThat(Files.readString(file)).isEqualTo("mine");
        take(file, true);
        assertThat(Files.size(file)).isGreaterThan(1000);
        assertThat(names()).containsExactly("a.pwz");
    }

    @Test
    void isNoFolderAndNoLinkAndHasAFolder() throws IOException {
        assertThatThrownBy(() -> take(folder, true)).isInstanceOf(BadUse.class).hasMessageContaining("is a folder");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a.pwz"));
        assertThatThrownBy(() -> take(link, true)).isInstanceOf(BadUse.class).hasMessageContaining("no plain file");
        assertThatThrownBy(() -> take(folder.resolve("no/a.pwz"), false))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("there is no such folder");
        assertThatThrownBy(() -> take(Path.of("/proc/a.pwz"), false)).isInstanceOf(PodwireException.class);
    }

    @Test
    void whatAKilledRunLeftIsRemovedAndWhatALiveOneWritesIsNot() throws IOException {
        Path left = Files.writeString(folder.resolve(".podwire-a.pwz.4711.part"), "half");
        Path other = Files.writeString(folder.resolve(".podwire-b.pwz.4711.part"), "another's");
        Path alive = Files.writeString(folder.resolve(".podwire-a.pwz.4712.part"), "being written");
        Process writer = holding(alive);
        try {
            FakeSession session = take(folder.resolve("a.pwz"), false);
            assertThat(session.notes())
                    .singleElement()
                    .asString()
                    .contains(left.getFileName().toString());
            assertThat(names())
                    .containsExactly(
                            alive.getFileName().toString(), other.getFileName().toString(), "a.pwz");
        } finally {
            writer.destroy();
        }
    }

    /** Another process that has the file locked, as a writing podwire has. */
    private static Process holding(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.getInputStream().read()).isEqualTo('!');
        return process;
    }

    /** Locks a file, says so, and waits for the end of its input. */
    public static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.write('!');
                System.out.flush();
                System.in.read();
            }
        }
    }

    @Test
    void aCancelledRunLeavesNothing() throws IOException {
        try (FakeHost host = SampleHost.of(2)) {
            FakeSession session = new FakeSession(host).cancel();
            assertThatThrownBy(() -> new TakeSnapshot()
                            .run(
                                    new TakeSnapshot.Args(
                                            folder.resolve("a.pwz").toString(), Optional.empty(), false),
                                    session))
                    .isInstanceOf(TimedOut.class);
            assertThat(host.open()).isZero();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aFullDiskIsOneLineAndLeavesNothing() throws Exception {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "a small file system can only be mounted by root");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16k", "pwt", disk.toString()) == 0, "no tmpfs can be mounted");
        try {
            assertThatThrownBy(() -> take(disk.resolve("a.pwz"), false))
                    .isInstanceOf(NotWritten.class)
                    .hasMessageContaining("ENOSPC (No space left on device)");
            assertThat(disk).isEmptyDirectory();
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
