package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.shell.prompt.PromptAction;
import java.util.Optional;

/** Ends the prompt. */
@Spec(
        name = "exit",
        summary = "End podwire; so does Ctrl-D.",
        group = Group.PROMPT,
        source = "",
        examples = {"exit"})
public final class Exit implements Command<Exit.Args, PromptAction> {

    /** How it ends. */
    public record Args(
            @Param(position = 0, value = "STATUS", help = "exit code, 0 to 255; default: that of the last line")
            Optional<Integer> status) {}

    @Override
    public PromptAction run(Args args, Session session) {
        args.status().filter(status -> status < 0 || status > 255).ifPresent(status -> {
            throw new BadUse("STATUS: expected 0 to 255, got " + status);
        });
        return (prompt, globals) -> prompt.end(args.status().orElse(null));
    }
}
