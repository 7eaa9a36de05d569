package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.prompt.PromptAction;

/** Lists variables. */
@Spec(
        name = "vars",
        summary = "Show the variables of Groovy.",
        group = Group.PROMPT,
        source = "",
        examples = {"vars"})
public final class Vars implements Command<Vars.Args, PromptAction> {

    /** It has no parameters. */
    public record Args() {}

    @Override
    public PromptAction run(Args args, Session session) {
        return (prompt, globals) -> prompt.showVariables();
    }
}
