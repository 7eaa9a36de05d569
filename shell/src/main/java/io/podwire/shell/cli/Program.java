package io.podwire.shell.cli;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.PodwireException;
import io.podwire.shell.wiring.SessionRequest;
import io.podwire.shell.wiring.Sessions;
import java.nio.file.Path;
import java.util.List;

/** One run of podwire: a command line in, output and an exit code out. */
public final class Program {

    private final CommandIndex index;
    private final Sessions sessions;
    private final Console console;

    public Program(CommandIndex index, Sessions sessions, Console console) {
        this.index = index;
        this.sessions = sessions;
        this.console = console;
    }

    /**
     * Runs a command line.
     *
     * @param line without the leading {@code podwire}
     * @return exit code
     */
    public int run(List<String> line) {
        ErrorReport errors = new ErrorReport(console.err(), line.contains("--debug"));
        Invocation invocation;
        try {
            invocation = new CommandLine(index).parse(line);
        } catch (PodwireException e) {
            return errors.mendable(e.getMessage().startsWith("unknown command") ? "podwire" : null, e);
        }
        String subject =
                invocation.command() == null ? "podwire" : invocation.command().name();
        try {
            return run(invocation);
        } catch (PodwireException e) {
            return errors.mendable(subject, e);
        } catch (OutputClosed e) {
            return errors.output(e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return errors.defect(subject, e);
        }
    }

    private int run(Invocation invocation) {
        GlobalOptions globals = invocation.globals();
        if (invocation.command() == null) {
            throw new BadUse("no command", "see:   podwire help");
        }
        Object result = invocation
                .command()
                .call(
                        invocation.arguments(),
                        sessions.open(new SessionRequest(
                                globals.in().orElse(null),
                                Path.of(globals.root().orElse("/")),
                                console.err()::println,
                                () -> false)));
        if (result instanceof ShellAction action) {
            return action.perform(console);
        }
        throw new IllegalStateException("can't show " + result);
    }
}
