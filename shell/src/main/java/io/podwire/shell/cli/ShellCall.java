package io.podwire.shell.cli;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.wiring.Launchers;
import io.podwire.shell.wiring.Sessions;
import java.time.Duration;

/**
 * What a {@link ShellAction} is performed with: all that the process has.
 *
 * @param globals podwire's own flags on its line
 * @param index all commands
 * @param sessions opens sessions
 * @param launchers start programs
 * @param console where output goes
 * @param patience interrupted by Ctrl-C
 * @param caller whoever read the line
 */
public record ShellCall(
        GlobalOptions globals,
        CommandIndex index,
        Sessions sessions,
        Launchers launchers,
        Console console,
        Patience patience,
        Caller caller) {

    /** Sets the line's deadline. */
    public void limit(String subject, Duration time) {
        patience.limit(time, () -> caller.giveUp(subject, time));
    }
}
