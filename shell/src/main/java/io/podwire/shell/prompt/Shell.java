package io.podwire.shell.prompt;

import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.GlobalOptions;
import io.podwire.shell.cli.ShellCall;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.file.Path;

/** Begins and ends a prompt: with a person, or with lines from a file or pipe. */
final class Shell {

    private final ShellCall call;
    private final boolean noRc;

    Shell(ShellCall call, boolean noRc) {
        this.call = call;
        this.noRc = noRc;
    }

    /** @return exit code */
    int run() {
        return call.console().input() == Console.Input.TERMINAL ? Interactive.run(call, start(), noRc) : lines();
    }

    private Whereabouts.Standing start() {
        GlobalOptions globals = call.globals();
        return new Whereabouts.Standing(
                globals.on().orElse(null),
                globals.from().map(Path::of).map(Path::toAbsolutePath).orElse(null),
                globals.in().orElse(null));
    }

    private int lines() {
        try (PromptState prompt = new PromptState(call, start(), History.NONE, Screen.NONE)) {
            prompt.check(prompt.standing());
            LineRunner runner = new LineRunner(prompt);
            call.patience().whenOver(() -> {
                prompt.end(130);
                runner.interrupt();
            });
            return new LineFeed(prompt, runner).run(new InputLines(new FileInputStream(FileDescriptor.in)), "<stdin>");
        }
    }
}
