package io.podwire.shell.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.shell.cli.CommandLine;
import io.podwire.shell.cli.Console;
import io.podwire.shell.cli.Invocation;
import io.podwire.shell.cli.Patience;
import io.podwire.shell.cli.Program;
import io.podwire.shell.wiring.LocalWiring;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code podwire -e}: its words, what it shows, and its exit codes. */
class EvalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... line) {
        Console console = new Console(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, false, Console.Input.NOTHING);
        Patience patience = new Patience();
        // a script of this process asks a watched live host of its own
        return new Program(CommandIndex.load(), LocalWiring::session, LocalWiring::launcher, console, patience)
                .run(List.of(line));
    }

    @Test
    void isShortForEval() {
        CommandLine line = new CommandLine(CommandIndex.load());
        Invocation eval = line.parse(List.of("eval", "1", "-o", "json"));
        for (List<String> other : List.of(
                List.of("-e", "1", "-o", "json"), List.of("-o", "json", "-e", "1"), List.of("-ojson", "--eval=1"))) {
            assertThat(line.parse(other).command().name()).isEqualTo("eval");
            assertThat(line.parse(other).arguments()).isEqualTo(eval.arguments());
            assertThat(line.parse(other).globals()).isEqualTo(eval.globals());
        }
        assertThat(line.parse(List.of("-e", "-1")).arguments()).hasToString("{expression=[-1]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1 + 1                                                   | 0  | 2
            -1                                                      | 0  | -1
            sysctl('net.ipv4.ip_forward').size()                    | 0  | 1
            null                                                    | 0  |
            exit(3)                                                 | 3  |
            System.exit(259)                                        | 3  |
            links(in: null)                                         | 2  |
            inside('nowhere') { links() }                           | 3  |
            throw new Exception('x')                                | 2  |
            """)
    void endsWith(String expression, int code, String shown) {
        assertThat(run("-e", expression))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(code);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(shown == null ? "" : shown + "\n");
    }

    @Test
    @Timeout(20)
    void endsAtItsDeadline() {
        assertThat(run("--timeout", "300ms", "-e", "println 'begun'; while (true) { }"))
                .isEqualTo(6);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("begun\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the time was up");
    }

    @Test
    void anErrorIsALineAndItsSource() {
        assertThat(run("-e", "nosuch")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                -e line 1: no variable 'nosuch'
                  1 | nosuch
                    | ^
                """);
        assertThat(run("--debug", "-e", "nosuch")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("\tat ");
    }
}
