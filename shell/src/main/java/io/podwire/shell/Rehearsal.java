package io.podwire.shell;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.Reach;
import java.util.List;

/**
 * Runs several command lines in one process, for the JVM that records what a start needs: a cache that was made from one command lacks
 * what the others load. Started by the launcher only.
 */
final class Rehearsal {

    private Rehearsal() {}

    /** @param lines command lines, each one argument with blanks between its words */
    public static void main(String[] lines) {
        Console console = Console.ofProcess();
        CommandIndex index = CommandIndex.load();
        try (Reach reach = new Reach(console.err()::println)) {
            for (String line : lines) {
                new Program(index, reach, LocalWiring::launcher, console, new Patience()).run(List.of(line.split(" ")));
            }
        }
        System.exit(0);
    }
}
