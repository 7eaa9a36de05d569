package io.podwire.shell.cli;

import io.podwire.api.command.Attentive;
import io.podwire.api.command.Launch;
import io.podwire.api.host.ChildProcess;
import io.podwire.api.host.Launcher;
import io.podwire.shell.render.live.LiveTerminal;
import io.podwire.shell.wiring.Launchers;
import io.podwire.shell.wiring.SessionRequest;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.time.Duration;

/** A process that runs one command and ends: a program takes its place, and a command that does not end, ends with it. */
record ProcessCaller(Launchers launchers, Console console, Patience patience) implements Caller {

    @Override
    public String subject(String name) {
        return name;
    }

    @Override
    public int perform(ShellAction action, ShellCall call) {
        return action.perform(call);
    }

    @Override
    public SessionRequest request(SessionRequest asTyped) {
        return asTyped;
    }

    @Override
    public Object result(Object result) {
        return result;
    }

    @Override
    public int near(Launch launch, SessionRequest request) {
        try (Launcher launcher = launchers.open(request.root(), request.notes())) {
            launcher.become(launch);
        }
        throw new IllegalStateException("the launcher came back");
    }

    @Override
    public int far(ChildProcess child) {
        return new Attended(child, new FileInputStream(FileDescriptor.in), console, patience).status();
    }

    @Override
    public void attend(Attentive stream) {
        StreamSignals.hear(stream, patience, console.terminal()::giveBack);
        if (console.terminal() != LiveTerminal.NONE) {
            StreamSignals.suspend(stream, console.terminal());
        }
    }

    @Override
    public void giveUp(String subject, Duration time) {
        console.terminal().giveBack();
        console.err().println(subject + ": no answer within " + time.toMillis() + "ms");
        Runtime.getRuntime().halt(Exit.TIMED_OUT);
    }
}
