package io.podwire.shell.runbook;

import io.podwire.api.command.CommandIndex;
import io.podwire.scripts.runbook.Runbook;
import io.podwire.scripts.runbook.Usage;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.Launchers;
import io.podwire.shell.wiring.Sessions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A runbook's usage line, run as it stands but for the file and the scenario, on a program of its own.
 *
 * @param printed what it wrote on stdout, by lines
 * @param complaints what it wrote on stderr
 * @param status its exit code
 */
record Trial(List<String> printed, String complaints, int status) {

    private static final int SCENARIO_WORDS = 3;

    /**
     * Runs it.
     *
     * @param scenario a snapshot
     */
    static Trial of(Runbook runbook, Path scenario, CommandIndex index, Sessions sessions, Launchers launchers) {
        List<String> usage = Usage.words(runbook.header().usage());
        List<String> line =
                new ArrayList<>(List.of("run", runbook.file().toAbsolutePath().toString()));
        // podwire run NAME …
        line.addAll(usage.subList(SCENARIO_WORDS, usage.size()));
        line.addAll(List.of("--from", scenario.toString(), "--no-color"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.notATerminal(out, new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = new Program(index, sessions, launchers, console, new Patience()).run(line);
        return new Trial(
                out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString(StandardCharsets.UTF_8), status);
    }

    /** What its header says differently; empty where it is as said. */
    List<String> differences(Runbook runbook) {
        return Difference.of(
                runbook.header().output(),
                printed.stream().map(String::stripTrailing).toList());
    }
}
