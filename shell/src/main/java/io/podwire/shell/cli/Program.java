package io.podwire.shell.cli;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.error.BadUse;
import io.podwire.shell.cli.help.Help;
import io.podwire.shell.wiring.Launchers;
import io.podwire.shell.wiring.Sessions;
import java.util.List;

/** One run of podwire: a command line in, output and an exit code out. */
public final class Program {

    private final CommandIndex index;
    private final Sessions sessions;
    private final Launchers launchers;
    private final Console console;
    private final Patience patience;

    /**
     * @param index all commands
     * @param sessions opens the one session
     * @param launchers starts programs; asked for only where a command wants one started
     * @param console the process's, or a test's
     * @param patience to be interrupted by whoever hears of Ctrl-C
     */
    public Program(CommandIndex index, Sessions sessions, Launchers launchers, Console console, Patience patience) {
        this.index = index;
        this.sessions = sessions;
        this.launchers = launchers;
        this.console = console;
        this.patience = patience;
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
            if (withoutParsing(line)) {
                return Exit.OK;
            }
            invocation = new CommandLine(index).parse(line);
        } catch (BadUse e) {
            return errors.mendable(null, e);
        } catch (OutputClosed e) {
            return errors.output(e);
        } catch (RuntimeException | LinkageError e) {
            return errors.defect(null, e);
        }
        Caller caller = new ProcessCaller(launchers, console, patience);
        return new CommandRun(index, sessions, launchers, console, patience, caller).of(invocation);
    }

    /** The two questions that are asked most: parsing would read declarations by reflection, which takes longer than all the rest. */
    private boolean withoutParsing(List<String> line) {
        boolean nothing = line.isEmpty() && console.input() == Console.Input.NOTHING;
        String only = line.size() == 1 ? line.get(0) : nothing ? "help" : "";
        switch (only) {
            case "--version", "version" -> Version.tell(console);
            case "help", "--help", "-h" -> Help.tell(console, Help.page(index, List.of()));
            default -> {
                return false;
            }
        }
        return true;
    }
}
