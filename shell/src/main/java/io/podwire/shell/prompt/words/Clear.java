package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.prompt.PromptAction;

/** Clears the screen. */
@Spec(
        name = "clear",
        summary = "Clear the screen; so does Ctrl-L.",
        group = Group.PROMPT,
        source = "",
        examples = {"clear"})
public final class Clear implements Command<Clear.Args, PromptAction> {

    /** It has no parameters. */
    public record Args() {}

    @Override
    public PromptAction run(Args args, Session session) {
        return (prompt, globals) -> prompt.clearScreen();
    }
}
