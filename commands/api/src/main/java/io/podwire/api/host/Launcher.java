package io.podwire.api.host;

import io.podwire.api.command.Launch;

/**
 * Starts what a command described. Failures are {@link io.podwire.api.error.NotStarted} with the status of a wrapping command (125,
 * 126 or 127), or {@link io.podwire.api.error.Unsupported} where the host lacks the tool that a kind of namespace takes.
 */
public interface Launcher extends AutoCloseable {

    /**
     * Becomes the program: the process keeps its pid, terminal, standard streams and process group, so that status, job control and
     * signals pass by nature. Buffered output must be flushed before.
     *
     * @return never; only failures come back, as exceptions
     */
    void become(Launch launch);

    /**
     * Starts it as a child in a process group of its own, with pipes. The group is killed when the child is closed, and also when
     * this process dies, however it dies.
     */
    ChildProcess start(Launch launch);

    /**
     * Starts it as a child with this process's standard streams and terminal, and waits until it ends, as system(3) does: it is in our
     * process group, so that Ctrl-C and Ctrl-Z reach it, and us, who must be ready for the first. Afterwards the terminal is ours
     * again, in the modes it had. What it leaves in the background goes on.
     *
     * @return its status (0 to 255, or 128 + n where signal n killed it)
     */
    int attend(Launch launch);

    /** Lets go of what it holds for its children, and kills those that still run. */
    @Override
    void close();
}
