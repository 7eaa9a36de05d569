package io.podwire.scripts.runbook;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import java.nio.file.Path;

/** Shows a runbook's header. */
@Spec(
        name = "runbooks info",
        summary = "Tell all that a runbook says of itself.",
        group = Group.SCRIPTS,
        source = "the header of its file",
        here = true,
        examples = {"runbooks info neighbor-mac", "runbooks info ./mine.groovy -o json"})
public final class RunbooksInfo implements Command<RunbooksInfo.Args, Answer<RunbookPage>> {

    /** Which. */
    public record Args(
            @Param(
                    position = 0,
                    value = "NAME|FILE",
                    help = "a runbook's name, or a file (with a / or ending in .groovy)")
            String runbook) {}

    @Override
    public Answer<RunbookPage> run(Args args, Session session) {
        return Answer.one(RunbookPage.of(
                Origin.isFile(args.runbook())
                        ? Shelf.file(Path.of(args.runbook()), false)
                        : Shelf.ofProcess().find(args.runbook())));
    }
}
