package io.podwire.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    private HistoryFile file() {
        return new HistoryFile(folder.resolve("a/b/history"), notes::add);
    }

    @Test
    void whatWasAddedIsReadBackAlsoOverSeveralLines() throws IOException {
        List<String> entries = List.of("links", "if (x) {\n  y\n}", "a\\nb \\", "größe 𝟙", "\ttab\r");
        entries.forEach(file()::append);
        assertThat(file().read()).isEqualTo(entries);
        assertThat(notes).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a/b/history"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shellsSideBySideKeepAllTheirLines() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Process> writers = new ArrayList<>();
        // processes, since a lock of a file is a process's
        for (int i = 0; i < 3; i++) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            folder.resolve("a/b/history").toString(),
                            "w" + i)
                    .inheritIO()
                    .start());
        }
        go.countDown();
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }
        List<String> read = file().read();
        assertThat(read).hasSize(3 * Writer.LINES).doesNotHaveDuplicates();
        assertThat(read).allMatch(line -> line.matches("w[0-2] [0-9]+ x{200}"));
    }

    /** Another shell. */
    static final class Writer {

        static final int LINES = 200;

        private Writer() {}

        public static void main(String[] args) {
            HistoryFile file = new HistoryFile(Path.of(args[0]), note -> System.exit(1));
            for (int i = 0; i < LINES; i++) {
                file.append(args[1] + " " + i + " " + "x".repeat(200));
            }
        }
    }

    @Test
    void aLongFileIsCutBackToTheNewest() throws IOException {
        Path path = folder.resolve("history");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 7000; i++) {
            text.append("line ").append(i).append('\n');
        }
        Files.writeString(path, text);
        HistoryFile file = new HistoryFile(path, notes::add);
        assertThat(file.read()).hasSize(5000).last().isEqualTo("line 6999");
        assertThat(Files.readAllLines(path)).hasSize(5000).first().isEqualTo("line 2000");
    }

    @Test
    void bytesThatAreNoTextSpoilOneEntryOnly() throws IOException {
        Path path = folder.resolve("history");
        byte[] bytes = "good\n\u00ff\u00fe\u0000\nalso\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(path, bytes);
        assertThat(new HistoryFile(path, notes::add).read()).hasSize(3).contains("good", "also");
    }

    @Test
    void aFullDiskIsSaidOnce() {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/full")), "/dev/full can't be written here");
        HistoryFile file = new HistoryFile(Path.of("/dev/full"), notes::add);
        file.append("one");
        file.append("two");
        assertThat(notes).hasSize(1).first().asString().startsWith("history: /dev/full can't be written: ");
    }

    @Test
    void aFolderThatCantBeMadeIsSaidOnce() {
        HistoryFile file = new HistoryFile(Path.of("/proc/none/history"), notes::add);
        assertThat(file.read()).isEmpty();
        file.append("one");
        file.append("two");
        assertThat(notes).hasSize(1);
    }

    @Test
    void itsPlaceFollowsXdg() {
        assertThat(HistoryFile.ofUser(Map.of("HOME", "/h"))).isEqualTo(Path.of("/h/.local/state/podwire/history"));
        assertThat(HistoryFile.ofUser(Map.of("HOME", "/h", "XDG_STATE_HOME", "/s")))
                .isEqualTo(Path.of("/s/podwire/history"));
        assertThat(HistoryFile.ofUser(Map.of("HOME", "/h", "XDG_STATE_HOME", "relative")))
                .isEqualTo(Path.of("/h/.local/state/podwire/history"));
        assertThat(HistoryFile.ofUser(Map.of())).isNull();
    }
}
