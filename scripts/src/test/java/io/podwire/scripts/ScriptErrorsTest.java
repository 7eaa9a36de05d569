package io.podwire.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podwire.api.error.ScriptFailed;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One line a person can act on, the script's own line below, and nobody's stack. */
class ScriptErrorsTest {

    private final FakeHost host =
            new FakeHost("n1", new FakeNetwork(ScriptHostTest.ROOT).sysctl("net.ipv4.ip_forward", "1"));
    private final Scripts scripts = new Scripts(new FakeSession(host));

    @AfterEach
    void close() {
        scripts.close();
        host.close();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "def pod = 1\nprintln(pdo)",
                        2,
                        "test.groovy line 2: no variable 'pdo'",
                        List.of("2 | println(pdo)", "  |         ^")),
                Arguments.of(
                        "lnks()",
                        2,
                        "test.groovy line 1: no function 'lnks'; did you mean links?",
                        List.of("1 | lnks()", "  | ^")),
                Arguments.of(
                        "def x = links\nx",
                        2,
                        "test.groovy line 1: no variable 'links'; to call the function: links()",
                        List.of("1 | def x = links", "  |         ^")),
                Arguments.of(
                        "\n\nsysctl('net.ipv4.ip_forward').one().valeu",
                        2,
                        "test.groovy line 3: no 'valeu' in Sysctl; did you mean value?",
                        List.of(
                                "3 | sysctl('net.ipv4.ip_forward').one().valeu",
                                "  |                                     ^")),
                Arguments.of(
                        "sysctl('net.ipv4.ip_forward', nmaes: 1)",
                        2,
                        "test.groovy line 1: sysctl: no argument 'nmaes:'; did you mean names?",
                        List.of("1 | sysctl('net.ipv4.ip_forward', nmaes: 1)")),
                Arguments.of(
                        "findpod('a', 'b')",
                        2,
                        "test.groovy line 1: findpod can't be called with (String, String); help findpod tells what it takes",
                        List.of("1 | findpod('a', 'b')", "  | ^")),
                Arguments.of(
                        "def f(n) {\n  throw new IOException('no luck')\n}\n[1].each { f(it) }",
                        2,
                        "test.groovy line 2: IOException: no luck",
                        List.of("2 |   throw new IOException('no luck')")),
                Arguments.of(
                        "inside('nowhere') {\n  sysctl('net.ipv4.ip_forward')\n}",
                        3,
                        "test.groovy line 2: sysctl: no target 'nowhere'",
                        List.of("2 |   sysctl('net.ipv4.ip_forward')")),
                Arguments.of(
                        "def f() { f() }\nf()",
                        2,
                        "test.groovy line 1: it calls itself without end (stack overflow)",
                        null),
                Arguments.of("def n = null\nn.size()", 2, null, List.of("2 | n.size()")),
                Arguments.of("if (true) {\n  foo(1\n}", 2, null, null),
                Arguments.of(
                        "links(null)",
                        2,
                        "test.groovy line 1: links: TARGET is null; leave it out where none is meant",
                        null),
                Arguments.of(
                        "links(in: null)",
                        2,
                        "test.groovy line 1: links: in is null; another place would be asked",
                        null),
                Arguments.of(
                        "links('a', in: 'b')",
                        2,
                        "test.groovy line 1: links: both in: and TARGET say where to look; give one of them",
                        null),
                Arguments.of(
                        "links(timeout: 5)",
                        2,
                        "test.groovy line 1: links: timeout: expected a duration such as 10.s or '250ms', not 5",
                        null),
                Arguments.of(
                        "findpod([])", 2, "test.groovy line 1: findpod: TARGET: one thing is meant, none given", null));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isTold(String script, int exitCode, String message, List<String> lines) {
        ScriptFailed failed = catchThrowableOfType(ScriptFailed.class, () -> scripts.run(script));
        assertThat(failed).isNotNull();
        assertThat(failed.exitCode()).isEqualTo(exitCode);
        if (message == null) {
            assertThat(failed).hasMessageStartingWith("test.groovy line ");
        } else {
            assertThat(failed).hasMessage(message);
        }
        assertThat(failed.getMessage())
                .doesNotContain("\n")
                .doesNotContain("Script")
                .doesNotContain("groovy.lang");
        if (lines != null) {
            assertThat(failed.hints()).startsWith(lines.toArray(String[]::new));
        }
    }

    @Test
    void aSyntaxErrorPointsAtItsColumn() {
        ScriptFailed failed =
                catchThrowableOfType(ScriptFailed.class, () -> scripts.run("def a = 1\ndef b = a +* 2\n"));
        assertThat(failed).hasMessageStartingWith("test.groovy line 2: unexpected input: ");
        assertThat(failed.hints()).first().isEqualTo("2 | def b = a +* 2");
        assertThat(failed.hints().get(1)).endsWith("^");
    }

    @Test
    void anAssertionShowsItsValues() {
        ScriptFailed failed = catchThrowableOfType(ScriptFailed.class, () -> scripts.run("def a = 1\nassert a == 2"));
        assertThat(failed).hasMessage("test.groovy line 2: an assertion is not true");
        assertThat(failed.hints()).startsWith("assert a == 2", "       | |", "       1 false");
    }

    @Test
    void aPieceOfADialogNeedsNoLineNumber() {
        assertThatThrownBy(() -> scripts.host.evaluate("nosuch", "")).hasMessage("no variable 'nosuch'");
        assertThatThrownBy(() -> scripts.host.evaluate("1\nnosuch", "")).hasMessage("line 2: no variable 'nosuch'");
    }

    @Test
    void aFunctionOfAnEarlierPieceIsStillFound() {
        scripts.host.evaluate("def f() {\n  nosuch\n}", "first");
        assertThatThrownBy(() -> scripts.host.evaluate("f()", "second"))
                .hasMessage("first line 2: no variable 'nosuch'");
    }

    @Test
    void aDefectOfACommandIsNoErrorOfTheScript() {
        // a strict fake complains of what the test did not tell
        assertThatThrownBy(() -> scripts.run("links()")).isInstanceOf(AssertionError.class);
    }

    @Test
    void exitIsNotCaughtByTheScript() {
        assertThatThrownBy(() -> scripts.run("try { System.exit(3) } catch (e) { }; 5"))
                .isInstanceOfSatisfying(
                        ScriptExit.class, e -> assertThat(e.status()).isEqualTo(3));
        assertThatThrownBy(() -> scripts.run("[1].each { exit(it) }"))
                .isInstanceOfSatisfying(
                        ScriptExit.class, e -> assertThat(e.status()).isEqualTo(1));
    }
}
