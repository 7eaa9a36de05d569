package io.podwire.shell.prompt;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.cli.ShellAction;

/** Begins the prompt. */
@Spec(
        name = "shell",
        summary = "Begin the interactive prompt; so does podwire without words.",
        group = Group.SCRIPTS,
        source = "",
        notes = {
            "Lines are commands, Groovy, or programs behind ! that run in the network where the prompt stands. docs/prompt.md has all of it.",
            "Where standard input is no terminal, its lines are run as they come, without a prompt; the exit code is that of the last.",
            "Lines of ~/.config/podwire/rc, or of the file that PODWIRE_RC names, are run first."
        },
        examples = {"shell", "shell --in shop/cart-7d9", "shell --no-rc"})
public final class ShellCommand implements Command<ShellCommand.Args, ShellAction> {

    /** How it begins. */
    public record Args(
            @Param(help = "do not run the rc file") boolean noRc) {}

    @Override
    public ShellAction run(Args args, Session session) {
        return call -> new Shell(call, args.noRc()).run();
    }
}
