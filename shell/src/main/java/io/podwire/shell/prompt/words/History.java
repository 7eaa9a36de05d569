package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.shell.prompt.PromptAction;
import java.util.Optional;

/** Shows what was typed before. */
@Spec(
        name = "history",
        summary = "Show the lines typed before.",
        group = Group.PROMPT,
        source = "",
        notes = {
            "Kept in $XDG_STATE_HOME/podwire/history (~/.local/state), readable by you only. Lines that begin with a blank or hold a "
                    + "password, token or key are not kept."
        },
        examples = {"history", "history 20"})
public final class History implements Command<History.Args, PromptAction> {

    /** How much of it. */
    public record Args(
            @Param(position = 0, value = "N", help = "only the last N; default: 100")
            Optional<Integer> last) {}

    @Override
    public PromptAction run(Args args, Session session) {
        args.last().filter(last -> last < 1).ifPresent(last -> {
            throw new BadUse("N: expected 1 or more, got " + last);
        });
        return (prompt, globals) -> prompt.showHistory(args.last().orElse(100));
    }
}
