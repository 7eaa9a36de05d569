package io.podwire.shell.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.scripts.runbook.RunEvent;
import io.podwire.scripts.runbook.RunEvent.Judged;
import io.podwire.scripts.runbook.RunScript;
import io.podwire.scripts.runbook.RunSummary;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.Reach;
import io.podwire.shell.wiring.SessionRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs shipped runbooks as {@code podwire run} does, on a saved scenario or on this machine, and gives their findings. */
final class RunbookRuns {

    private static final Path SCRIPTS = Path.of("../scripts").toAbsolutePath().normalize();
    private static final long PATIENCE_SECONDS = 120;

    private RunbookRuns() {}

    /** What it finds in a scenario. */
    static List<Finding> in(String scenario, String runbook, String... values) {
        return from(scenario(scenario), runbook, values);
    }

    /** What it finds in a snapshot. */
    static List<Finding> from(Path from, String runbook, String... values) {
        SessionRequest saved = new SessionRequest(null, Path.of("/"), null, from, note -> {}, () -> false);
        return run(LocalWiring.session(saved), runbook, values);
    }

    /** Where it lies. */
    static Path scenario(String name) {
        Path scenario = SCRIPTS.resolve("src/test/scenarios").resolve(name);
        assertThat(scenario).isDirectory();
        return scenario;
    }

    /** What it finds on this machine now. */
    static List<Finding> here(String runbook, String... values) {
        return run(
                LocalWiring.session(SessionRequest.live(null, Path.of("/"), note -> {}, () -> false)), runbook, values);
    }

    /** What it finds on a node of a lab that is up, by an agent there. */
    static List<Finding> on(String node, String runbook, String... values) {
        try (Reach reach = new Reach(line -> {})) {
            return run(
                    reach.open(new SessionRequest(null, Path.of("/"), node, null, note -> {}, () -> false)),
                    runbook,
                    values);
        }
    }

    private static List<Finding> run(Session session, String runbook, String... values) {
        List<Finding> findings = new ArrayList<>();
        RunScript.Args args = new RunScript.Args(file(runbook).toString(), List.of(values), false);
        long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        try (Running<RunEvent, RunSummary> run = new RunScript().run(args, session)) {
            while (!run.ended()) {
                assertThat(System.nanoTime()).as("%s has ended", runbook).isLessThan(deadline);
                if (run.next(Duration.ofSeconds(1)) instanceof Judged judged) {
                    findings.add(judged.finding());
                }
            }
        }
        return findings;
    }

    private static Path file(String runbook) {
        try (Stream<Path> all = Files.walk(SCRIPTS.resolve("runbooks"))) {
            return all.filter(file -> file.endsWith(runbook + ".groovy"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no runbook " + runbook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code fail tc-redirect-missing eth0 in pod}, one line each, without those that are well. */
    static List<String> troubles(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.OK && finding.verdict() != Verdict.SKIP)
                .map(finding -> finding.verdict().name().toLowerCase(java.util.Locale.ROOT) + " " + finding.code() + " "
                        + finding.subject())
                .toList();
    }
}
