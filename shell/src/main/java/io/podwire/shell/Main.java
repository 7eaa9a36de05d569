package io.podwire.shell;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.error.Unsupported;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Program;
import java.util.List;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Program program = new Program(
                CommandIndex.load(),
                request -> {
                    throw new Unsupported("reading this host is not wired yet");
                },
                Console.ofProcess());
        System.exit(program.run(List.of(args)));
    }
}
