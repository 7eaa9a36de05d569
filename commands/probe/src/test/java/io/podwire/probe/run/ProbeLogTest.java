package io.podwire.probe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotWritten;
import io.podwire.api.host.DiskSpace;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.probe.connect.Paping;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeSession;
import io.podwire.values.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeLogTest {

    private static final DiskSpace ROOMY = new DiskSpace(1000, 500, 0, 0);

    @TempDir
    Path folder;

    private FakeSession paping(Path log, DiskSpace disk) {
        FakeProber prober = new FakeProber(FakeProber.answersAfter(Duration.ofMillis(24)));
        FakeSession session = Fakes.session(prober).disk(disk);
        Fakes.lines(Fakes.run(
                Paping.class,
                Map.of("host", List.of("8.8.8.8"), "port", List.of("53"), "count", 2L, "log", log.toString()),
                session));
        return session;
    }

    @Test
    void linesAreAsDateAndEchoWriteThemAndAreAppended() throws IOException {
        Path log = folder.resolve("paping.txt");
        paping(log, ROOMY);
        paping(log, ROOMY);
        List<String> lines = Files.readAllLines(log);
        assertThat(lines)
                .startsWith(
                        "Mon Jan  5 08:00:00 UTC 2026; Connecting to 8.8.8.8 on TCP 53:",
                        "Mon Jan  5 08:00:00 UTC 2026; Connected to 8.8.8.8: time=24.00ms protocol=TCP port=53",
                        "Mon Jan  5 08:00:01 UTC 2026; Connected to 8.8.8.8: time=24.00ms protocol=TCP port=53",
                        "Mon Jan  5 08:00:01 UTC 2026; Connection statistics:");
        assertThat(lines.stream().filter(line -> line.contains("Connected to"))).hasSize(4);
    }

    @Test
    void anotherNameGivesRecords() throws IOException {
        Path log = folder.resolve("paping.ndjson");
        paping(log, ROOMY);
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(4);
        ProbeEvent event = Json.read(lines.get(1).getBytes(StandardCharsets.UTF_8), ProbeEvent.class);
        assertThat(event)
                .isInstanceOfSatisfying(
                        ProbeEvent.Probed.class,
                        probed -> assertThat(probed.rtt()).isEqualTo(Duration.ofMillis(24)));
        ProbeSummary summary = Json.read(lines.get(3).getBytes(StandardCharsets.UTF_8), ProbeSummary.class);
        assertThat(summary.targets().get(0).figures().answered()).isEqualTo(2);
    }

    @Test
    void whatCantBeWrittenIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> paping(folder, ROOMY))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> paping(folder.resolve("none/log"), ROOMY))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> paping(folder.resolve("log"), new DiskSpace(1000, 99, 0, 0)))
                .isInstanceOf(NotWritten.class)
                .hasMessageContaining("less than 10 % of that disk are free");
    }

    @Test
    void whatTheKernelRefusesIsToldWithoutTheNameTwice() {
        assertThatThrownBy(() -> paping(Path.of("/proc/self/nosuch"), ROOMY))
                .isInstanceOf(NotWritten.class)
                .hasMessageStartingWith("--log /proc/self/nosuch: can't be written: ")
                .satisfies(e -> assertThat(e.getMessage().split("nosuch", -1)).hasSize(2));
    }

    @Test
    void aDiskThatFillsEndsTheLogAndNotTheProbes() {
        // every write to it fails with ENOSPC (full(4))
        FakeSession session = paping(Path.of("/dev/full"), ROOMY);
        assertThat(session.notes())
                .containsExactly("--log /dev/full: No space left on device; no more is written to it");
    }
}
