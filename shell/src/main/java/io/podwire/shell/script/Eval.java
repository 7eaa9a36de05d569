package io.podwire.shell.script;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.scripts.ScriptExit;
import io.podwire.scripts.ScriptSource;
import io.podwire.shell.cli.ShellAction;
import io.podwire.shell.cli.ShellCall;
import java.util.Map;

/** Evaluates Groovy given on the command line, and shows its value. */
@Spec(
        name = "eval",
        summary = "Evaluate a Groovy expression, in which every command is a function.",
        group = Group.SCRIPTS,
        source = "the commands that the expression calls",
        notes = {
            "podwire -e EXPR is short for it. A value is shown as that command's answer, as a table, or as text; -o json and the "
                    + "like work. docs/groovy.md has the language.",
            "The exit code is 1 where the value is or holds a finding that fails, 2 where the expression has an error, that of the "
                    + "failed command where one failed, or what exit(N) says."
        },
        examples = {
            "eval 'links().size()'",
            "-e 'links(up: true)*.name'",
            "-e 'findpod(\"10.244.0.60\").one().links*.peer*.name'",
            "-e 'routes().findAll { it.protocol == \"kernel\" }' -o json"
        })
public final class Eval implements Command<Eval.Args, ShellAction> {

    /** The parameters of {@code eval}. */
    public record Args(
            @Param(position = 0, value = "EXPR", help = "Groovy, in quotes for your shell")
            String expression) {}

    @Override
    public ShellAction run(Args args, Session session) {
        return call -> evaluate(args.expression(), call);
    }

    private static int evaluate(String expression, ShellCall call) {
        try (HostedScripts scripts = new HostedScripts(call)) {
            return scripts.run("eval", () -> {
                Object value = scripts.host().run(ScriptSource.of("-e", expression), Map.of());
                scripts.renderer().show(value);
                return ScriptVerdict.exitCode(value);
            });
        } catch (ScriptExit e) {
            return e.status() & 0xff;
        }
    }
}
