package io.podwire.engine;

import io.podwire.testkit.NetnsWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A program that runs in a namespace while a test goes on, and is ready once it has said so. */
public final class Beside implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;

    private Beside(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it and reads on until a line holds the words. */
    public static Beside start(String netns, String ready, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", netns));
        words.addAll(List.of(command));
        Beside beside =
                new Beside(new ProcessBuilder(words).redirectErrorStream(true).start());
        for (String line = beside.said.readLine(); ; line = beside.said.readLine()) {
            if (line == null) {
                beside.close();
                throw new AssertionError(String.join(" ", words) + " ended before it said '" + ready + "'");
            }
            if (line.contains(ready)) {
                return beside;
            }
        }
    }

    /** Skips the test, with the reason, where a program is not there. */
    public static void needs(NetnsWorld world, String netns, String program) {
        try {
            world.in(netns, "sh", "-c", "command -v " + program);
        } catch (AssertionError e) {
            Assumptions.abort(program + " is not there to compare with");
        }
    }

    /** Ends it by SIGINT, and gives the rest of what it said. */
    public String interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return end();
    }

    /** Waits for its end, and gives the rest of what it said. */
    public String end() throws IOException, InterruptedException {
        StringBuilder rest = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            rest.append(line).append('\n');
        }
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("process " + process.pid() + " did not end");
        }
        return rest.toString();
    }

    /** True while it runs. */
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
