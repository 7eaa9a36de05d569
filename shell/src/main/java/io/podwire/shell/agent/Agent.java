package io.podwire.shell.agent;

import io.podwire.api.command.CommandSpec;
import io.podwire.api.host.Launcher;
import io.podwire.shell.wiring.Sessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** What requests are served with. */
final class Agent {

    /** Makes what starts the program of one request. */
    @FunctionalInterface
    interface Launchers {

        /**
         * Makes it.
         *
         * @param root under which the paths of a launch are
         * @param notes takes what the user should know, one line each
         */
        Launcher open(Path root, Consumer<String> notes);
    }

    private final Function<String, CommandSpec> commands;
    private final Sessions sessions;
    private final Launchers launchers;
    private final Runnable beforeFrames;
    private final Consumer<Throwable> log;
    private final ScheduledThreadPoolExecutor deadlines;

    /**
     * @param commands by name; null for one that does not exist
     * @param sessions where commands run
     * @param launchers start programs
     * @param beforeFrames what the thread of each capture does first
     * @param log takes what went wrong, for the agent's stderr
     */
    Agent(
            Function<String, CommandSpec> commands,
            Sessions sessions,
            Launchers launchers,
            Runnable beforeFrames,
            Consumer<Throwable> log) {
        this.commands = commands;
        this.sessions = sessions;
        this.launchers = launchers;
        this.beforeFrames = beforeFrames;
        this.log = log;
        this.deadlines = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "agent-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        deadlines.setRemoveOnCancelPolicy(true);
    }

    Function<String, CommandSpec> commands() {
        return commands;
    }

    Sessions sessions() {
        return sessions;
    }

    /** By the thread of a capture, before its first frame. */
    void beforeFrames() {
        beforeFrames.run();
    }

    /** Starts the program of one request; to be closed when that has ended. */
    Launcher launcher(Path root, Consumer<String> notes) {
        return launchers.open(root, notes);
    }

    void log(Throwable failure) {
        log.accept(failure);
    }

    /** Has work done later, unless what is returned is run before. */
    Runnable after(Duration time, Runnable work) {
        ScheduledFuture<?> future = deadlines.schedule(work, Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    /** Forgets all deadlines. */
    void close() {
        deadlines.shutdownNow();
    }
}
