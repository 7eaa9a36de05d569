package io.podwire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import io.podwire.shell.wiring.Reach;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Command lines as they are typed, answered by this process, or by the agent that {@code --on localhost} starts. */
public final class CommandLines implements AutoCloseable {

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final Reach reach = new Reach(complaints::add);

    /** What came of one. */
    public record Told(int code, String out, String err) {

        /** Lines of the result that begin so. */
        public List<String> lines(String begin) {
            return out.lines().filter(line -> line.startsWith(begin)).toList();
        }
    }

    /** Runs one. */
    public Told run(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.notATerminal(out, new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = new Program(CommandIndex.load(), reach, LocalWiring::launcher, console, new Patience()).run(words);
        return new Told(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs one. */
    public Told run(String... words) {
        return run(List.of(words));
    }

    @Override
    public void close() {
        reach.close();
        assertThat(complaints).as("what the agent complained of").isEmpty();
    }
}
