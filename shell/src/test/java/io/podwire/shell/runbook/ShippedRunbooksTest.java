package io.podwire.shell.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.scripts.runbook.Runbook;
import io.podwire.scripts.runbook.Shelf;
import io.podwire.shell.Golden;
import io.podwire.shell.wiring.LocalWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every runbook under {@code scripts/runbooks}: its usage line prints its sample in the scenario of its name, nothing fails in a healthy
 * one ({@code NAME-healthy}, else {@code healthy}), and the index names it.
 */
class ShippedRunbooksTest {

    private static final Path RUNBOOKS = Path.of("../scripts/runbooks");
    private static final Path SCENARIOS = Path.of("../scripts/src/test/scenarios");
    private static final String HOW = "mvn -o test -pl shell -am -Dtest=ShippedRunbooksTest -Dpodwire.golden=write"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    private static List<Runbook> all() throws IOException {
        try (Stream<Path> files = Files.walk(RUNBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".groovy"))
                    .map(file -> Shelf.file(file, true))
                    .sorted(Comparator.comparing(Runbook::name))
                    .toList();
        }
    }

    private static Trial trial(Runbook runbook, Path scenario) {
        return Trial.of(runbook, scenario, CommandIndex.load(), LocalWiring::session, LocalWiring::launcher);
    }

    @TestFactory
    Stream<DynamicTest> printWhatTheirHeadersSay() throws IOException {
        return all().stream()
                .map(runbook -> DynamicTest.dynamicTest(runbook.name(), () -> {
                    Trial trial = trial(runbook, SCENARIOS.resolve(runbook.name()));
                    assertThat(trial.differences(runbook))
                            .as("status %d, %s", trial.status(), trial.complaints())
                            .isEmpty();
                    assertThat(trial.status()).as(trial.complaints()).isIn(0, 1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> failNothingThatIsHealthy() throws IOException {
        return all().stream()
                .map(runbook -> DynamicTest.dynamicTest(runbook.name(), () -> {
                    Path own = SCENARIOS.resolve(runbook.name() + "-healthy");
                    Trial trial = trial(runbook, Files.exists(own) ? own : SCENARIOS.resolve("healthy"));
                    assertThat(trial.printed()).noneMatch(line -> line.startsWith("fail "));
                    assertThat(trial.status()).as(trial.complaints()).isZero();
                }));
    }

    @TestFactory
    Stream<DynamicTest> lieWhereTheirNameAndAreaSay() throws IOException {
        return all().stream()
                .map(runbook -> DynamicTest.dynamicTest(runbook.name(), () -> {
                    assertThat(runbook.file().getFileName()).hasToString(runbook.name() + ".groovy");
                    String folder =
                            RUNBOOKS.relativize(runbook.file()).getName(0).toString();
                    assertThat(runbook.header().category()).contains(folder);
                }));
    }

    @Test
    void theIndexNamesThemAll() throws IOException {
        StringBuilder index = new StringBuilder("# Runbooks\n\nWritten by a test from their headers. ")
                .append(
                        "[How to run and write one](../README.md).\n\n| name | category | does |\n| --- | --- | --- |\n");
        for (Runbook runbook : all()) {
            String file = RUNBOOKS.relativize(runbook.file()).toString();
            index.append("| [").append(runbook.name()).append("](").append(file).append(") | ");
            index.append(String.join(", ", runbook.header().category())).append(" | ");
            index.append(runbook.header().summary().replace("|", "\\|")).append(" |\n");
        }
        Golden.check(RUNBOOKS.resolve("INDEX.md"), index.toString(), HOW);
    }

    @Test
    void noTwoHaveOneName() throws IOException {
        List<String> names = new ArrayList<>();
        all().forEach(runbook -> names.add(runbook.name()));
        assertThat(names).doesNotHaveDuplicates();
    }
}
