package io.podwire.shell.runbook;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import io.podwire.scripts.runbook.Runbook;
import io.podwire.scripts.runbook.Shelf;
import io.podwire.shell.cli.Exit;
import io.podwire.shell.cli.ShellAction;
import io.podwire.shell.cli.ShellCall;
import io.podwire.shell.render.Lines;
import java.nio.file.Path;
import java.util.List;

/** Compares what runbooks print in a scenario with what their headers say. */
@Spec(
        name = "runbooks test",
        summary = "Test whether runbooks print in a scenario what their headers say.",
        group = Group.SCRIPTS,
        source = "the runbook's header, and a snapshot given with --from",
        examples = {"runbooks test ./mine.groovy --from scenario"},
        notes = {
            "The exit code is 1 where a line differs; the difference is shown with - before what @output says and + before what was printed.",
            "A scenario is a snapshot, as a file or unpacked into a folder."
        })
public final class TestRunbooks implements Command<TestRunbooks.Args, ShellAction> {

    /** Which. */
    public record Args(
            @Param(position = 0, value = "FILE", help = "runbooks", completion = Param.Completion.FILE)
            List<String> files) {}

    @Override
    public ShellAction run(Args args, Session session) {
        return call -> test(args.files(), call);
    }

    private static int test(List<String> files, ShellCall call) {
        if (files.isEmpty()) {
            throw new BadUse("a FILE is missing: the runbook to test");
        }
        Path scenario = Path.of(call.globals()
                .from()
                .orElseThrow(() -> new BadUse("--from is missing: the scenario, a snapshot in which to run @usage")));
        Lines out = new Lines(call.console().out());
        int code = Exit.OK;
        for (String file : files) {
            Runbook runbook = Shelf.file(Path.of(file), false);
            Trial trial = Trial.of(runbook, scenario, call.index(), call.sessions(), call.launchers());
            List<String> differences = trial.differences(runbook);
            boolean ran = trial.status() == Exit.OK || trial.status() == Exit.FINDING;
            if (differences.isEmpty() && ran) {
                out.line(runbook.name() + ": prints what its header says");
                continue;
            }
            code = Exit.FINDING;
            out.line(runbook.name() + ": "
                    + (ran ? "prints other than its header says" : "ended with exit code " + trial.status()));
            differences.forEach(line -> out.line(Printable.of(line)));
            call.console().err().print(ran ? "" : trial.complaints());
        }
        out.flush();
        return code;
    }
}
