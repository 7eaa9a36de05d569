package io.podwire.shell.prompt.words;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.prompt.PromptAction;
import java.util.Optional;

/** Begins and ends a transcript. */
@Spec(
        name = "transcript",
        summary = "Keep what is asked and answered in a file, secrets masked.",
        group = Group.PROMPT,
        source = "",
        notes = {
            "Each line with where and when it was asked, its answer and its status, as plain text of mode 0600. A file that is there and is "
                    + "no transcript is refused. What programs write to the terminal themselves (!cmd, | less) is not in it.",
            "Masked are passwords, tokens, keys and credentials as they are commonly written. Look through it before giving it away."
        },
        examples = {"transcript case-4711.txt", "transcript off", "transcript"})
public final class TranscriptWord implements Command<TranscriptWord.Args, PromptAction> {

    /** Where. */
    public record Args(
            @Param(
                    position = 0,
                    value = "FILE|off",
                    help = "where to; off ends it; without: tell",
                    completion = Param.Completion.FILE)
            Optional<String> file) {}

    @Override
    public PromptAction run(Args args, Session session) {
        return (prompt, globals) -> prompt.transcript(args.file().orElse(null));
    }
}
