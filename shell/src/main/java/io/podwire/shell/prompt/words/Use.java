package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.prompt.PromptAction;

/** Moves the prompt, or tells where it stands. */
@Spec(
        name = "use",
        summary = "Stand somewhere else: in a pod, on a snapshot, on another host.",
        group = Group.PROMPT,
        source = "",
        notes = {
            "The place is said with --in, --from and --on; without them it tells where the prompt stands. All later lines ask there, unless "
                    + "they say another place. leave undoes one step. Another host or snapshot is begun in its own network."
        },
        examples = {"use --in shop/cart-7d9", "use --from node.snapshot", "use --on localhost", "use"})
public final class Use implements Command<Use.Args, PromptAction> {

    /** It has no parameters. */
    public record Args() {}

    @Override
    public PromptAction run(Args args, Session session) {
        return (prompt, globals) -> prompt.use(globals);
    }
}
