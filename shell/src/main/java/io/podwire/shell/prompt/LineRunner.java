package io.podwire.shell.prompt;

import io.podwire.api.command.Launch;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.PodwireException;
import io.podwire.api.error.ScriptFailed;
import io.podwire.api.error.Unsupported;
import io.podwire.scripts.ScriptCancelled;
import io.podwire.scripts.ScriptExit;
import io.podwire.shell.cli.CommandLine;
import io.podwire.shell.cli.CommandRun;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.ErrorReport;
import io.podwire.shell.cli.Exit;
import io.podwire.shell.cli.Invocation;
import io.podwire.shell.cli.OutputClosed;
import io.podwire.shell.wiring.SessionRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs one line after another, whatever they are and wherever they come from. Nothing that a line does ends the prompt. */
final class LineRunner {

    private final PromptState prompt;
    private final CommandNames names;
    private final LineRule rule;
    private final Foreground foreground;
    private volatile Gate out;
    private volatile Gate err;

    LineRunner(PromptState prompt) {
        this.prompt = prompt;
        this.names = new CommandNames(prompt.index());
        this.rule = new LineRule(names::registered);
        this.foreground = new Foreground(this::leaveBehind);
    }

    LineRule rule() {
        return rule;
    }

    /** Ctrl-C. */
    void interrupt() {
        foreground.interrupt();
    }

    /**
     * Runs a line.
     *
     * @param text all of it; Groovy may go over several lines
     * @param source where it stands, for errors; empty for one that was typed
     * @param number of its first line there, from 1
     * @return its status
     */
    int run(String text, String source, int number) {
        LineRule.Kind kind = rule.kindOf(text);
        if (kind == LineRule.Kind.EMPTY) {
            return prompt.status();
        }
        Transcript transcript = prompt.transcript();
        if (transcript != null) {
            transcript.asked(Where.inShort(prompt.standing()), text.strip());
        }
        Line line = new Line(kind, text.strip(), source, number);
        int status = foreground.run(job -> run(line, job, transcript));
        prompt.status(status);
        if (transcript != null) {
            transcript.answered(status);
        }
        return status;
    }

    private record Line(LineRule.Kind kind, String text, String source, int number) {

        String where() {
            return source.isEmpty() ? "" : source + " line " + number;
        }
    }

    private int run(Line line, Job job, Transcript transcript) {
        Console base = prompt.base();
        Gate itsOut = new Gate(base.out(), copies(transcript));
        Gate itsErr = new Gate(base.err(), copies(transcript));
        out = itsOut;
        err = itsErr;
        PrintStream errors = new PrintStream(itsErr, true, StandardCharsets.UTF_8);
        Console console = new Console(
                itsOut,
                errors,
                base.outIsTerminal(),
                base.errIsTerminal(),
                base.noColor(),
                Console.Input.NOTHING,
                base.terminal());
        prompt.runs(job, console);
        try (itsOut;
                itsErr) {
            return perform(line, job, console);
        } catch (IOException e) {
            return Exit.OUTPUT;
        }
    }

    private static List<OutputStream> copies(Transcript transcript) {
        return transcript == null ? List.of() : List.of(transcript.copy());
    }

    private int perform(Line line, Job job, Console console) {
        ErrorReport errors = new ErrorReport(console.err(), false);
        String subject = line.where().isEmpty() ? null : line.where();
        try {
            return switch (line.kind()) {
                case COMMAND -> command(line, job, console);
                case PROGRAM -> program(line, job, console);
                default -> groovy(line, job);
            };
        } catch (ScriptExit e) {
            return prompt.end(e.status() & 0xff);
        } catch (ScriptCancelled e) {
            return Exit.INTERRUPTED;
        } catch (PodwireException e) {
            boolean named = e instanceof ScriptFailed;
            return errors.mendable(named ? null : subject, e);
        } catch (OutputClosed e) {
            return errors.output(e);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return errors.defect(subject, e);
        }
    }

    private int command(Line line, Job job, Console console) {
        CommandText text = CommandText.read(line.text(), prompt.scripting()::textOf);
        Invocation invocation = new CommandLine(prompt.index()).parse(text.words());
        refuseStagesOfADrawing(invocation, text.stages());
        Stage last =
                text.stages().isEmpty() ? null : text.stages().get(text.stages().size() - 1);
        if (!(last instanceof Stage.External program)) {
            return command(line, invocation, text.stages(), job, console, false);
        }
        try (ProgramPipe pipe = ProgramPipe.start(program.words(), job)) {
            Console piped = new Console(
                    pipe.input(),
                    console.err(),
                    false,
                    console.errIsTerminal(),
                    console.noColor(),
                    Console.Input.NOTHING);
            return pipe.finish(command(line, invocation, text.stages(), job, piped, true), job);
        }
    }

    /** A drawing is of all that was answered; what {@code select} leaves of it is no graph. */
    private static void refuseStagesOfADrawing(Invocation invocation, List<Stage> stages) {
        boolean records = stages.stream().anyMatch(stage -> !(stage instanceof Stage.External));
        if (records && invocation.globals().format().draws()) {
            throw new BadUse("a drawing has no records; expected a program right of |");
        }
    }

    private int command(Line line, Invocation invocation, List<Stage> stages, Job job, Console console, boolean piped) {
        PromptCaller caller = new PromptCaller(prompt, job, invocation.command(), stages, console, piped, line.where());
        return new CommandRun(prompt.index(), prompt.sessions(), prompt.launchers(), console, job.patience(), caller)
                .of(invocation);
    }

    /** Like {@code sh -c} in the network where the prompt stands, with the node's own tools. */
    private int program(Line line, Job job, Console console) {
        String command = line.text().substring(1).strip();
        if (command.isEmpty()) {
            throw new BadUse("nothing stands behind !; expected a command for your shell, such as !ip addr");
        }
        Whereabouts.Standing standing = prompt.standing();
        if (standing.from() != null) {
            throw new Unsupported("!" + command + ": a snapshot runs no programs", "try:   leave");
        }
        List<String> words = List.of(shell(), "-c", command);
        if (standing.in() == null && standing.on() == null) {
            SessionRequest here = SessionRequest.live(
                    null, Path.of("/"), note -> console.err().println(note), job.patience());
            return Attending.run(prompt, job, Launch.plain(words), here);
        }
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("place", standing.in() == null ? "host" : standing.in().toString());
        arguments.put("command", words);
        Invocation nsenter = new CommandLine(prompt.index()).parse(List.of("nsenter"));
        return command(
                line,
                new Invocation(nsenter.globals(), nsenter.command(), arguments, nsenter.said()),
                List.of(),
                job,
                console,
                false);
    }

    private static String shell() {
        String shell = System.getenv().getOrDefault("SHELL", "");
        return shell.startsWith("/") && Files.isExecutable(Path.of(shell)) ? shell : "/bin/sh";
    }

    private int groovy(Line line, Job job) {
        names.refuseAssignment(line.text());
        Scripting scripting = prompt.scripting();
        job.patience().whenOver(scripting::cancel);
        String source = line.source().isEmpty() ? "prompt" : line.source();
        // lines above it make the numbers in errors those of the file
        String text = "\n".repeat(line.source().isEmpty() ? 0 : line.number() - 1) + line.text();
        Object value;
        try {
            value = scripting.evaluate(text, source);
        } catch (ScriptFailed e) {
            throw new NotGroovy(names).explain(line.text(), e);
        }
        scripting.later("_", value);
        if (value != null && !CommandNames.assignment(line.text())) {
            prompt.show(value);
        }
        return Exit.OK;
    }

    /** A line that does not end has said its last word. */
    private void leaveBehind() {
        out.shut();
        err.shut();
        prompt.base().terminal().giveBack();
        prompt.base().err().println("it does not end; it was left behind, and what it still finds is not shown");
    }
}
