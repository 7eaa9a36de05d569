package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.prompt.PromptAction;

/** Goes back to where the prompt stood before. */
@Spec(
        name = "leave",
        summary = "Undo one step of use.",
        group = Group.PROMPT,
        source = "",
        examples = {"leave"})
public final class Leave implements Command<Leave.Args, PromptAction> {

    /** It has no parameters. */
    public record Args() {}

    @Override
    public PromptAction run(Args args, Session session) {
        return (prompt, globals) -> prompt.leave();
    }
}
