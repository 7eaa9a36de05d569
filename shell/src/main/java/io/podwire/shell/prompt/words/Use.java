package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.TargetRef;
import io.podwire.shell.prompt.PromptAction;
import java.util.Optional;

/** Moves the prompt, or tells where it stands. */
@Spec(
        name = "use",
        summary = "Stand somewhere else: in a pod, on a snapshot, on another host.",
        group = Group.PROMPT,
        source = "",
        notes = {
            "The place is said by a target, --from and --on; without them it tells where the prompt stands. All later lines ask there, unless "
                    + "they say another place. leave undoes one step. Another host or snapshot is begun in its own network."
        },
        examples = {"use shop/cart-7d9", "use --from node.snapshot", "use --on localhost", "use"})
public final class Use implements Command<Use.Args, PromptAction> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "where; the same as --in", completion = Param.Completion.TARGET)
            Optional<TargetRef> target) {}

    @Override
    public PromptAction run(Args args, Session session) {
        return (prompt, globals) -> {
            if (args.target().isPresent() && globals.in().isPresent()) {
                throw new BadUse("both --in and TARGET say where to stand; give one of them");
            }
            return prompt.use(args.target().or(globals::in).orElse(null), globals);
        };
    }
}
