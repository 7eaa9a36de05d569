package io.podwire.shell;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Interrupts;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.Reach;
import java.util.List;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    /** @return exit code of one command line */
    static int run(List<String> line) {
        Patience patience = new Patience();
        Interrupts interrupts = new Interrupts();
        Console console = Console.ofProcess();
        interrupts.install(patience, console.terminal()::giveBack);
        Reach reach = new Reach(console.err()::println);
        Program program = new Program(CommandIndex.load(), reach, LocalWiring::launcher, console, patience);
        int code = program.run(line);
        reach.close();
        interrupts.done();
        return code;
    }
}
