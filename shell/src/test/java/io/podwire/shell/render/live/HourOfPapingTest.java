package io.podwire.shell.render.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.TmuxScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour of paping on a terminal of its own, logged as text and as records: its memory is as flat as its network is even. */
class HourOfPapingTest {

    private static final int PROBES = 3600;
    private static final int LOST = 7;
    private static final int REFUSED = 36;

    /** What 2,900 probes more may leave; one object of each that was kept would be more. */
    private static final long FEW_OBJECTS = 300;

    /** Likewise: the smallest thing worth keeping of a probe has 24 bytes and more. */
    private static final long FEW_BYTES = 64_000;

    @TempDir
    Path folder;

    /** What was counted: objects of ours, and all bytes; after ten minutes, and near the end. */
    private List<long[]> hour(Path log) throws IOException {
        Path counts = folder.resolve("counts");
        List<String> command = new ArrayList<>(List.of(
                "env",
                "LC_ALL=C.UTF-8",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HourOfPapingMain.class.getName(),
                log.toString(),
                counts.toString()));
        try (TmuxScreen screen = new TmuxScreen(80, 24, command.toArray(String[]::new))) {
            String shown = screen.await("ended 0");
            assertThat(shown)
                    .contains("Attempted = 3600, Connected = " + (PROBES - LOST - REFUSED) + ", Failed = 43 (1.19%)")
                    .contains("Refused = 36, Timed out = 7, Lost = 0.19%");
            assertThat(screen.cursor()).isTrue();
        }
        return Files.readAllLines(counts).stream()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toList();
    }

    private static void flat(List<long[]> counted) {
        assertThat(counted).hasSize(2);
        assertThat(counted.get(0)[0]).as("objects that were counted at all").isGreaterThan(100);
        assertThat(counted.get(1)[0] - counted.get(0)[0]).as("objects grown").isLessThan(FEW_OBJECTS);
        assertThat(counted.get(1)[1] - counted.get(0)[1]).as("bytes grown").isLessThan(FEW_BYTES);
    }

    @Test
    void asText() throws IOException {
        Path log = folder.resolve("paping.txt");
        flat(hour(log));
        List<String> lines = Files.readAllLines(log);
        assertThat(lines.stream()
                        .filter(line ->
                                line.matches(".*; (Connected to 10\\.0\\.0\\.7: time=0\\.[0-9]{2}ms protocol=TCP"
                                        + " port=80|Connection refused: time=0\\.09ms|Connection timed out)")))
                .hasSize(PROBES);
        assertThat(lines).last().asString().matches("Mon Jan  5 08:59:59 UTC 2026; \tVerdict: .*");
        assertThat(lines.get(1)).startsWith("Mon Jan  5 08:00:00 UTC 2026; Connected to");
        assertThat(lines.get(PROBES)).startsWith("Mon Jan  5 08:59:59 UTC 2026; Connect");
    }

    @Test
    void asRecords() throws IOException {
        Path log = folder.resolve("paping.ndjson");
        flat(hour(log));
        List<String> lines = Files.readAllLines(log);
        assertThat(lines.stream().filter(line -> line.contains("\"kind\":\"probed\"")))
                .hasSize(PROBES);
        assertThat(lines).hasSize(PROBES + 2).last().asString().contains("\"attempts\":3600");
    }
}
