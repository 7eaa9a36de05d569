package io.podwire.shell.agent;

import io.podwire.api.error.Unreachable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The agent on this very machine, or in other namespaces of it: a process of its own, started when it is first needed, ended with its
 * user.
 */
public final class NearAgent implements AutoCloseable {

    private static final Duration STARTING = Duration.ofSeconds(30);

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final List<String> entrance;
    private final Consumer<String> errors;
    private AgentProcess process;

    /** @param errors takes each line of its stderr, on a thread of its own */
    public NearAgent(Consumer<String> errors) {
        this(List.of(), errors);
    }

    /**
     * An agent in other namespaces.
     *
     * @param entrance program and arguments that lead there; what follows them is run there
     * @param errors takes each line of its stderr, on a thread of its own
     */
    public NearAgent(List<String> entrance, Consumer<String> errors) {
        this.entrance = List.copyOf(entrance);
        this.errors = errors;
    }

    /**
     * The connection to it.
     *
     * @throws Unreachable where it does not start
     */
    public synchronized AgentConnection connection() {
        if (process != null && !process.alive()) {
            process.close();
            process = null;
        }
        if (process == null) {
            process = start();
        }
        return process.connection();
    }

    private AgentProcess start() {
        try {
            return AgentProcess.start(command(), Heartbeat.USUAL, STARTING, errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("agent: interrupted while it was started", e);
        }
    }

    /** By the launcher that started us; without one (in an IDE) with our own Java and class path. */
    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // a session of its own: the terminal's Ctrl-C is for us, who then tell the agent what to cancel
            command.add(SETSID.toString());
        }
        command.addAll(entrance);
        String launcher = System.getProperty("podwire.launcher");
        if (launcher != null) {
            command.addAll(List.of(launcher, "agent"));
            return command;
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // What the JVM says of itself (a control group it can't place, inside a lab) must not stand among the frames on
        // stdout.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.podwire.shell.Main", "agent"));
        return command;
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
