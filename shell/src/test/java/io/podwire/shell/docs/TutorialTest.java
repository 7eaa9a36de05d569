package io.podwire.shell.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.docs.Transcript.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that a tutorial shows is run, in its order, in the practice cluster that it brings up itself; what it prints must be what stands
 * there, but for numbers that differ each time. With {@code -Dpodwire.golden=write} what it prints is written into the pages of both languages.
 */
class TutorialTest {

    private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
    private static final Path ENGLISH = DOCS.resolve("tutorial-peer-pods.md");
    private static final Path CHINESE = DOCS.resolve("tutorial-peer-pods.zh-CN.md");
    private static final long PATIENCE_SECONDS = 60;

    /** Inodes, pids, times, sizes, counts of packets: what the kernel and the clock make of the same cluster. */
    private static final Pattern VARYING = Pattern.compile(
            "\\([0-9.]+ m?s\\)|inode \\d+|pid \\d+|\\b\\d+ packets?\\b|time=?\\s?[0-9.]+\\s?ms"
                    + "|\\b([0-9.]+(ms|s|m|h))+\\b|(?m)(?<=^rtt ).*$|(?<=^traffic {1,4}\\w{1,20} {1,20}\\w{1,40} {1,40})[0-9. ]+(?= link$)");

    @TempDir
    Path folder;

    private Transcript page(Path file) throws IOException {
        return new Transcript(Files.readString(file));
    }

    @Test
    void bothLanguagesShowTheSame() throws IOException {
        assertThat(page(CHINESE).all()).isEqualTo(page(ENGLISH).all()).hasSizeGreaterThan(20);
    }

    @Test
    @Timeout(900)
    void eachCommandPrintsWhatStandsThere() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "practice clusters can only be made by root");
        List<Shown> all = page(ENGLISH).all();
        Map<String, List<String>> printed = new LinkedHashMap<>();
        SoftAssertions softly = new SoftAssertions();
        try {
            for (Shown shown : all) {
                String output = run(shown.command());
                printed.computeIfAbsent(shown.command(), any -> new ArrayList<>())
                        .add(output);
                softly.assertThat(steady(output)).as("$ %s", shown.command()).isEqualTo(steady(shown.output()));
            }
        } finally {
            run("podwire lab down --all");
        }
        if ("write".equals(System.getProperty("podwire.golden"))) {
            for (Path file : List.of(ENGLISH, CHINESE)) {
                Map<String, List<String>> rest = new LinkedHashMap<>();
                printed.forEach((command, outputs) -> rest.put(command, new ArrayList<>(outputs)));
                // the same command may stand twice: before and after
                Files.writeString(
                        file, page(file).with(command -> rest.get(command).remove(0)));
            }
            return;
        }
        softly.assertAll();
    }

    /** Without what differs each time, and without the width of columns that follows from it. */
    private static String steady(String output) {
        return VARYING.matcher(output).replaceAll("…").replaceAll(" +", " ").replaceAll("(?m) $", "");
    }

    private String run(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment().put("PATH", podwire().getParent() + ":" + System.getenv("PATH"));
        builder.environment().put("PODWIRE_LABS", folder.resolve("labs").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("COLUMNS");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(command)
                .isTrue();
        return output;
    }

    /** The word podwire of the tutorial: the classes under test, with the scripts of the source tree beside it as a launcher has them. */
    private Path podwire() throws IOException {
        Path file = folder.resolve("bin").resolve("podwire");
        if (Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file.resolveSibling("scripts"), DOCS.resolveSibling("scripts"));
            String access = Runtime.version().feature() >= 24 ? " --enable-native-access=ALL-UNNAMED" : "";
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Files.writeString(
                    file,
                    "#!/bin/sh\nexec " + java + access
                            + " -Xlog:disable -Xlog:all=error:stderr -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dpodwire.launcher="
                            + file + " -cp '" + System.getProperty("java.class.path")
                            + "' io.podwire.shell.Main \"$@\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return file;
    }
}
