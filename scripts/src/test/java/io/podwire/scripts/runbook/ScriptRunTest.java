package io.podwire.scripts.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.PodwireException;
import io.podwire.api.error.ScriptFailed;
import io.podwire.api.finding.Finding;
import io.podwire.api.finding.Verdict;
import io.podwire.api.net.Netns;
import io.podwire.scripts.runbook.RunEvent.Judged;
import io.podwire.scripts.runbook.RunEvent.Printed;
import io.podwire.scripts.runbook.RunEvent.Shown;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ScriptRunTest {

    private static final Netns HOST = new Netns(1, true, List.of(), List.of(), List.of(1), List.of(), null);

    @TempDir
    Path folder;

    private static final Duration WAIT = Duration.ofSeconds(20);

    private Path runbook(String risk, String code) throws IOException {
        return Files.writeString(folder.resolve("probe.groovy"), """
                /**
                 * Tries.
                 *
                 * @name      probe
                 * @category  %s, l2
                 * @needs     none
                 * @param     port  Integer = 80  where
                 * @usage     podwire run probe port=1
                 * @output
                 *   nothing
                 */
                """.formatted(risk) + code);
    }

    private ScriptRun start(Path file, boolean apply, String... values) {
        return (ScriptRun) new RunScript()
                .run(
                        new RunScript.Args(file.toString(), List.of(values), apply),
                        new FakeSession(new FakeHost("node", new FakeNetwork(HOST))));
    }

    private record Outcome(List<RunEvent> events, RunSummary summary) {
        List<Finding> findings() {
            return events.stream()
                    .filter(Judged.class::isInstance)
                    .map(event -> ((Judged) event).finding())
                    .toList();
        }
    }

    private static Outcome read(ScriptRun run) {
        List<RunEvent> events = new ArrayList<>();
        while (!run.ended()) {
            RunEvent event = run.next(WAIT);
            if (event != null) {
                events.add(event);
            }
        }
        return new Outcome(events, run.summary());
    }

    private Outcome outcome(String code, String... values) throws IOException {
        try (ScriptRun run = start(runbook("safe", code), false, values)) {
            return read(run);
        }
    }

    @Test
    void findingsComeInOrderWithCountsAndTheWorst() throws IOException {
        Outcome outcome = outcome("""
                ok 'link-down', 'eth0'
                warn 'nic-drop', ['pod', 'eth0'], "12 more"
                fail 'link-down', 'eth1', 'it is down', evidence: ['eth1 is DOWN': 'links', x: 'y'], fix: ['ip', 'link', 'set', 'a b', 'up']
                skip 'mtu-mismatch', 'eth2', 'no tunnel'
                unknown 'filter-drop', 'eth3', 'not permitted', evidence: 'asked'
                """);
        assertThat(outcome.findings())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.OK, Verdict.WARN, Verdict.FAIL, Verdict.SKIP, Verdict.UNKNOWN);
        assertThat(outcome.findings().get(1).subject()).isEqualTo("pod eth0");
        assertThat(outcome.findings().get(2))
                .isEqualTo(new Finding(
                        "link-down",
                        Verdict.FAIL,
                        "eth1",
                        List.of(new Finding.Evidence("eth1 is DOWN", "links"), new Finding.Evidence("x", "y")),
                        "it is down",
                        "ip link set 'a b' up"));
        RunSummary sum = outcome.summary();
        assertThat(List.of(sum.ok(), sum.warn(), sum.fail(), sum.skip(), sum.unknown()))
                .containsOnly(1);
        assertThat(sum.worst()).isEqualTo(Verdict.FAIL);
        assertThat(sum.cancelled()).isFalse();
    }

    @Test
    void couldNotLookIsWorseThanAWarning() throws IOException {
        assertThat(outcome("warn 'nic-drop', 'a'\nunknown 'nic-drop', 'b', 'c'")
                        .summary()
                        .worst())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(outcome("def x = 1").summary().worst()).isNull();
    }

    @Test
    void printedTextComesByLines() throws IOException {
        Outcome outcome = outcome("print 'a'; println 'b'; print \"c\\nd\"; println()\nprint port");
        assertThat(outcome.events())
                .containsExactly(new Printed("ab"), new Printed("c"), new Printed("d"), new Printed("80"));
    }

    @Test
    void shownValuesAreSuchAsEveryFormatCanSay() throws IOException {
        Outcome outcome = outcome("""
                show 'things', [[name: "a${1}", size: 1.5, big: 12345678901234567890, of: ['x'] as Set, at: new File('/x')]]
                show 'one', 7
                """);
        assertThat(outcome.events())
                .containsExactly(
                        new Shown(
                                "things",
                                List.of(Map.of(
                                        "name", "a1",
                                        "size", 1.5,
                                        "big", "12345678901234567890",
                                        "of", List.of("x"),
                                        "at", "/x"))),
                        new Shown("one", List.of(7)));
    }

    @Test
    void aScriptWithoutHeaderGetsTextsAndShowsItsLastValue() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.groovy"), "println who.class.simpleName\n[1, 2]");
        try (ScriptRun run = start(plain, false, "who=me")) {
            assertThat(read(run).events()).containsExactly(new Printed("String"), new Shown(null, List.of(1, 2)));
        }
    }

    @Test
    void anErrorComesAfterAllThatWasSaidBefore() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        try (ScriptRun run =
                start(runbook("safe", "ok 'link-down', 'a'\nthrow new IOException('broken pipe')\n"), false)) {
            assertThatThrownBy(() -> {
                        while (!run.ended()) {
                            RunEvent event = run.next(WAIT);
                            if (event != null) {
                                events.add(event);
                            }
                        }
                    })
                    .isInstanceOf(ScriptFailed.class)
                    .hasMessageContaining("probe.groovy line 13")
                    .hasMessageContaining("broken pipe");
            assertThat(events).hasSize(1);
            assertThat(run.ended()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fail 'link-dwn', 'a' | no finding has the code 'link-dwn'; did you mean link-down?",
                "fail 'link-down', 'a', 'b', evidnce: 'c' | a finding has no 'evidnce:'; did you mean evidence?",
                "change 'x', ['ip'], in: 'host' | change is for runbooks of the category changes; this one's is safe",
                "if (true { } | probe.groovy line 12",
            })
    void anErrorOfTheRunbookNamesFileAndLine(String code, String message) throws IOException {
        try (ScriptRun run = start(runbook("safe", code), false)) {
            assertThatThrownBy(() -> read(run))
                    .isInstanceOf(PodwireException.class)
                    .hasMessageContaining("probe.groovy line 12")
                    .hasMessageContaining(message);
        }
    }

    @Test
    void valuesAreRefusedBeforeAnyCodeRuns() throws IOException {
        Path file = runbook("safe", "new File('" + folder + "/ran').text = 'x'");
        assertThatThrownBy(() -> start(file, false, "prot=1"))
                .hasMessage("probe: no parameter 'prot'; did you mean port?");
        assertThatThrownBy(() -> start(file, false, "port=x"))
                .hasMessageStartingWith("port: 'x' is not a whole number");
        assertThatThrownBy(() -> start(file, true))
                .hasMessage("--apply is for runbooks of the category changes; probe is safe");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"while (true) { }", "(1..1).each { while (true) { println 'x' } }", "Thread.sleep(600000)"})
    void aRunThatDoesNotEndIsEndedAndSummedUp(String code) throws IOException {
        try (ScriptRun run = start(runbook("safe", "ok 'link-down', 'a'\n" + code), false)) {
            RunEvent first = run.next(WAIT);
            assertThat(first).isInstanceOf(Judged.class);
            run.cancel();
            RunSummary summary = read(run).summary();
            assertThat(summary.cancelled()).isTrue();
            assertThat(summary.ok()).isEqualTo(1);
        }
    }

    @Test
    void aScriptThatPrintsWithoutEndWaitsForItsReader() throws IOException {
        try (ScriptRun run = start(runbook("safe", "int i = 0\nwhile (true) { println i++ }"), false)) {
            for (int i = 0; i < 5000; i++) {
                assertThat(run.next(WAIT)).isEqualTo(new Printed(String.valueOf(i)));
            }
        }
    }

    @Test
    void theStatusThatAScriptAsksForIsInItsSummary() throws IOException {
        assertThat(outcome("ok 'link-down', 'a'\nexit(7)").summary().exit()).isEqualTo(7);
    }
}
