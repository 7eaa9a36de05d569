package io.podwire.shell.completion;

import io.podwire.api.command.Command;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Group;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.shell.cli.ShellAction;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints a shell's completion script, made from the declarations of all commands. */
@Spec(
        name = "completion",
        summary = "Print a script that lets a shell complete podwire's words.",
        group = Group.HOST,
        source = "the declarations of podwire's commands",
        notes = {
            "For this shell: source <(podwire completion bash). For good: save it as podwire in "
                    + "/usr/share/bash-completion/completions, or for zsh as _podwire in a folder of $fpath. The archive has both."
        },
        examples = {"completion bash", "completion zsh"})
public final class Completion implements Command<Completion.Args, ShellAction> {

    /** The parameters of {@code completion}. */
    public record Args(
            @Param(position = 0, help = "whose language to speak")
            Shell shell) {}

    /** Shells with programmable completion that are spoken. */
    public enum Shell {
        BASH,
        ZSH
    }

    @Override
    public ShellAction run(Args args, Session session) {
        return call -> {
            Vocabulary vocabulary = Vocabulary.of(CommandIndex.load());
            PrintStream out = new PrintStream(call.console().out(), false, StandardCharsets.UTF_8);
            out.print(script(args.shell(), vocabulary));
            out.flush();
            return 0;
        };
    }

    static String script(Shell shell, Vocabulary vocabulary) {
        return switch (shell) {
            case BASH -> new BashScript(vocabulary).text();
            case ZSH -> new ZshScript(vocabulary).text();
        };
    }
}
