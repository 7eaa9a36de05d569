package io.podwire.shell.agent;

import io.podwire.api.error.PodwireException;
import io.podwire.api.error.Unreachable;
import io.podwire.api.value.Printable;
import io.podwire.shell.cli.Version;
import io.podwire.values.frame.Hello;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An agent that was started by a program here: podwire itself, or what leads to another host. Its stderr comes out line by line,
 * beside all results.
 */
public final class AgentProcess implements AutoCloseable {

    private static final long LEAVING_SECONDS = 3;

    private final Process process;
    private final AgentConnection connection;

    private AgentProcess(Process process, AgentConnection connection) {
        this.process = process;
        this.connection = connection;
    }

    /**
     * Starts it and waits for its hello.
     *
     * @param command program and arguments that end in {@code podwire agent} somewhere
     * @param errors takes each line of its stderr, on a thread of its own
     * @throws Unreachable where it does not start or does not answer
     */
    public static AgentProcess start(
            List<String> command, Heartbeat heartbeat, Duration patience, Consumer<String> errors)
            throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new Unreachable("agent " + Printable.of(command.get(0)) + ": " + Printable.of(e.getMessage()), e);
        }
        Thread reader = new Thread(() -> tell(process, errors), "agent-stderr");
        reader.setDaemon(true);
        reader.start();
        Hello hello = new Hello(
                Hello.PROTOCOL, Version.ofProgram(), "", ProcessHandle.current().pid(), heartbeat.silence());
        try {
            return new AgentProcess(
                    process,
                    AgentConnection.open(
                            process.getInputStream(), process.getOutputStream(), hello, heartbeat, patience));
        } catch (PodwireException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static void tell(Process process, Consumer<String> errors) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                errors.accept(line);
            }
        } catch (IOException e) {
            // it ended
        }
    }

    /** The connection to it. */
    public AgentConnection connection() {
        return connection;
    }

    /** False once it has ended. */
    boolean alive() {
        return process.isAlive();
    }

    /** Its process here. */
    public long pid() {
        return process.pid();
    }

    /** Takes leave, and kills it where it does not go within three seconds. */
    @Override
    public void close() {
        connection.close();
        try {
            if (!process.waitFor(LEAVING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
