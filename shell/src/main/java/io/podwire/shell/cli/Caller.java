package io.podwire.shell.cli;

import io.podwire.api.command.Attentive;
import io.podwire.api.command.Launch;
import io.podwire.api.host.ChildProcess;
import io.podwire.shell.wiring.SessionRequest;
import java.time.Duration;

/** What differs between a command line of the process and one typed at the prompt. */
public interface Caller {

    /** How errors call what a line names: the command, or that with the place where the line stands. */
    String subject(String name);

    /** Does what only the shell itself can do. @return exit code */
    int perform(ShellAction action, ShellCall call);

    /** Where a line's command asks. */
    SessionRequest request(SessionRequest asTyped);

    /** What is shown of a command's result: that itself, or what a pipe makes of it. */
    Object result(Object result);

    /**
     * Runs a program on this machine.
     *
     * @return its status; a caller whose place the program takes never comes back
     */
    int near(Launch launch, SessionRequest request);

    /** Lets a stream hear what its user wants of it while it runs. */
    default void attend(Attentive stream) {}

    /** Waits for a program that runs on another machine. @return its status */
    int far(ChildProcess child);

    /** Goes on without a command that does not end though its time is up. */
    void giveUp(String subject, Duration time);
}
