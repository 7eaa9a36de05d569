package io.podwire.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.CommandIndex;
import io.podwire.api.error.BadData;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.TimedOut;
import io.podwire.api.error.Unreachable;
import io.podwire.api.error.Unsupported;
import io.podwire.shell.wiring.Sessions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Exit codes, and what reaches stdout and stderr. */
class ProgramTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Sessions sessions, OutputStream to, String... line) {
        Console console = new Console(
                to, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, false, Console.Input.NOTHING);
        return new Program(CommandIndex.load(), sessions, (root, notes) -> null, console, new Patience())
                .run(List.of(line));
    }

    private int run(String line) {
        return run(
                request -> {
                    throw new AssertionError("a session was opened");
                },
                out,
                line.split(" "));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lnks                            | podwire: unknown command 'lnks'; did you mean links?
            links --colr                    | links: unknown option --colr; did you mean --color?
            links --color --no-color        | links: --color and --no-color exclude each other
            links --tz Mars                 | links: --tz: no time zone 'Mars'; expected one such as UTC or Europe/Berlin
            links --tz ../x                 | links: --tz: no time zone '../x'; expected one such as UTC or Europe/Berlin
            links a --in b                  | links: both --in and TARGET say where to look; give one of them
            links a b                       | links: one word too many: 'b'
            routes get                      | routes get: a DST is missing: where to
            routes get nowhere              | routes get: DST: 'nowhere' is not an IP address; expected one such as 10.244.0.60 or fd00::3c
            conntrack --port http           | conntrack: --port: 'http' is not a whole number that fits; expected N: only with this port at either end, before or after NAT
            help lnks                       | help: no help on 'lnks'; did you mean links?
            """)
    void badUseIsOneLineAndTwo(String line, String message) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err()).isEqualTo(message + "\n");
        assertThat(out.size()).isZero();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NotFound("no pod 'x'", "try:   podwire pods"), 3),
                Arguments.of(new NotPermitted("setns: EPERM"), 4),
                Arguments.of(new Unreachable("n1: no route"), 5),
                Arguments.of(new TimedOut("too late"), 6),
                Arguments.of(new Unsupported("no conntrack"), 7),
                Arguments.of(new BadData("truncated"), 8));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failuresHaveTheirCodes(RuntimeException failure, int code) {
        Sessions failing = request -> {
            throw failure;
        };
        assertThat(run(failing, out, "links")).isEqualTo(code);
        assertThat(err()).startsWith("links: " + failure.getMessage() + "\n").doesNotContain("\tat ");
        assertThat(run(failing, out, "links", "--debug")).isEqualTo(code);
        assertThat(err()).contains("\tat ");
    }

    @Test
    void hintsStandIndentedBelow() {
        run(
                request -> {
                    throw new NotFound("no pod", "try:   podwire pods");
                },
                out,
                "links");
        assertThat(err()).isEqualTo("links: no pod\n  try:   podwire pods\n");
    }

    @Test
    void aDefectIs70WithOneLine() {
        Sessions broken = request -> {
            throw new IllegalStateException("\033[31mno\nway");
        };
        assertThat(run(broken, out, "links")).isEqualTo(70);
        assertThat(err())
                .isEqualTo(
                        "links: a defect of podwire: java.lang.IllegalStateException: \\x1b[31mno\\nway; please report it"
                                + " with the output of --debug\n");
    }

    @Test
    void aReaderWhoWentAwayIsNoError() {
        assertThat(run(null, failing("Broken pipe"), "help")).isEqualTo(141);
        assertThat(run(null, failing("Broken pipe"), "help", "links")).isEqualTo(141);
        assertThat(err()).isEmpty();
    }

    @Test
    void aFullDiskIsTold() {
        assertThat(run(null, failing("No space left on device"), "help")).isEqualTo(74);
        assertThat(err()).isEqualTo("podwire: writing the output: No space left on device\n");
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"--version", "version", "version -o json", "-o json version", "links --version"})
    void tellsItsVersion(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("podwire [0-9.]+(-SNAPSHOT)? \\(Java [0-9]+\\)\n");
    }

    @ParameterizedTest
    @CsvSource({"help links", "links --help", "-h links", "links -h --in x", "help links --no-color"})
    void helpsOneWayOrTheOther(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: podwire links [TARGET] [OPTIONS]\n");
    }
}
