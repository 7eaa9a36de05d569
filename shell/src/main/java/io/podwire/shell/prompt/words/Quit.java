package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.prompt.PromptAction;

/** Another name of {@link Exit}, which many fingers know. */
@Spec(
        name = "quit",
        summary = "End podwire; so does Ctrl-D.",
        group = Group.PROMPT,
        source = "",
        examples = {"quit"})
public final class Quit implements Command<Exit.Args, PromptAction> {

    @Override
    public PromptAction run(Exit.Args args, Session session) {
        return new Exit().run(args, session);
    }
}
