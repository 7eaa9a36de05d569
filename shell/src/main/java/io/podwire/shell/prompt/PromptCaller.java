package io.podwire.shell.prompt;

import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandSpec;
import io.podwire.api.command.Launch;
import io.podwire.api.command.Running;
import io.podwire.api.error.BadUse;
import io.podwire.api.host.ChildProcess;
import io.podwire.api.host.Launcher;
import io.podwire.scripts.Rows;
import io.podwire.shell.cli.Attended;
import io.podwire.shell.cli.Caller;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.ShellAction;
import io.podwire.shell.cli.ShellCall;
import io.podwire.shell.wiring.SessionRequest;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A line of the prompt: its command asks where the prompt stands, its result goes through the line's stages and is kept as {@code _},
 * and a program it starts is a child that has the terminal.
 *
 * @param spec the command; null where none was named
 * @param piped true where a program reads the output
 * @param source where the line stands, for errors; empty for one that was typed
 */
record PromptCaller(
        PromptState prompt,
        Job job,
        CommandSpec spec,
        List<Stage> stages,
        Console console,
        boolean piped,
        String source)
        implements Caller {

    /** What takes standard input for itself, which here is the prompt's. */
    private static final Set<String> ELSEWHERE = Set.of("shell", "agent");

    @Override
    public String subject(String name) {
        return source.isEmpty() ? name : source + ": " + name;
    }

    @Override
    public int perform(ShellAction action, ShellCall call) {
        if (action instanceof PromptAction word) {
            return word.at(prompt, call.globals());
        }
        if (spec != null && ELSEWHERE.contains(spec.name()) && !call.globals().help()) {
            throw new BadUse("not at the prompt; it takes the terminal for itself");
        }
        return action.perform(call);
    }

    @Override
    public SessionRequest request(SessionRequest asTyped) {
        return prompt.standing().fill(asTyped);
    }

    @Override
    public Object result(Object result) {
        boolean records = result instanceof Answer<?> || result instanceof Running<?, ?>;
        if (!records && stages.stream().anyMatch(stage -> !(stage instanceof Stage.External))) {
            if (result instanceof ChildProcess child) {
                child.close();
            }
            throw new BadUse("it answers with no records; expected a program right of |");
        }
        Object staged = new Stages(stages, prompt.scripting()::condition).apply(result);
        if (staged instanceof Answer<?> answer) {
            prompt.scripting().later("_", new Rows<>(spec, answer));
        } else if (staged instanceof Running<?, ?> running) {
            return new SummedRunning<>(running, summary -> prompt.scripting().later("_", summary));
        }
        return staged;
    }

    @Override
    public int near(Launch launch, SessionRequest request) {
        if (piped) {
            try (Launcher launcher = prompt.launchers().open(request.root(), request.notes())) {
                return far(launcher.start(launch));
            }
        }
        return Attending.run(prompt, job, launch, request);
    }

    /** It has no terminal over there, and so nothing to read: the keys are the prompt's. */
    @Override
    public int far(ChildProcess child) {
        return new Attended(child, InputStream.nullInputStream(), console, job.patience()).status();
    }

    @Override
    public void giveUp(String subject, Duration time) {
        console.err().println(subject + ": no answer within " + time.toMillis() + "ms");
        job.abandon();
        job.interrupt();
    }
}
