package io.podwire.scripts.runbook;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import java.util.List;
import java.util.Map;

/** Runs a runbook or a script; it asks the session's host, near or far, and runs here. */
@Spec(
        name = "run",
        summary = "Run a runbook or a script; exit code 1 where a finding fails.",
        group = Group.SCRIPTS,
        source = "what each command that it calls reads",
        here = true,
        examples = {
            "run neighbor-mac pod=shop/cart-7d9",
            "run neighbor-mac pod=shop/cart-7d9 -o json",
            "run ./mine.groovy port=80 --in shop/cart-7d9",
            "run -"
        },
        notes = {
            "A runbook says in its header what it takes: podwire runbooks info NAME. A script without a header gets each key as a variable of"
                    + " type String.",
            "A file that is executable and begins with #!/usr/bin/env podwire runs by its own name."
        })
public final class RunScript implements Command<RunScript.Args, Running<RunEvent, RunSummary>> {

    /** What, and with what. */
    public record Args(
            @Param(
                    position = 0,
                    value = "NAME|FILE|-",
                    help = "a runbook's name, a file (with a / or ending in .groovy), or - for stdin",
                    completion = Param.Completion.FILE)
            String script,

            @Param(position = 1, value = "KEY=VALUE", help = "its parameters; a switch needs no value")
            List<String> values,

            @Param(help = "carry out the changes that a runbook plans; else they are only shown")
            boolean apply) {}

    @Override
    public Running<RunEvent, RunSummary> run(Args args, Session session) {
        Origin origin = Origin.of(args.script());
        Header header = origin.header();
        Map<String, Object> variables =
                header == null ? Values.untyped(args.values()) : Values.read(header, args.values());
        if (args.apply()) {
            refuseToApply(header, session);
        }
        if (header != null && (header.risk() == Risk.PROBES || header.risk() == Risk.INTRUSIVE)) {
            session.note(header.name() + ": " + header.risk().word() + ": "
                    + header.risk().meaning());
        }
        return new ScriptRun(origin, variables, args.apply(), session);
    }

    private static void refuseToApply(Header header, Session session) {
        if (header == null || header.risk() != Risk.CHANGES) {
            throw new BadUse("--apply is for runbooks of the category changes"
                    + (header == null
                            ? "; this script has no header"
                            : "; " + header.name() + " is " + header.risk().word()));
        }
    }
}
