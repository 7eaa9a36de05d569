package io.podwire.shell.prompt;

import static io.podwire.shell.prompt.PromptScreen.ready;
import static io.podwire.shell.prompt.PromptScreen.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.NetnsWorld;
import io.podwire.testkit.TmuxScreen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt as a person has it: keys in, a screen out. */
class PromptOnATerminalTest {

    @TempDir
    Path home;

    private PromptScreen podwire() {
        return new PromptScreen(home);
    }

    @Test
    void commandsGroovyPipesAndTheLastResult() {
        try (TmuxScreen screen = podwire().start(200, 50)) {
            assertThat(run(screen, "links | where name == 'lo' | select name,mtu"))
                    .contains("NAME  MTU\nlo    65536");
            assertThat(run(screen, "_.size() + 41")).contains("\n42\n");
            assertThat(run(screen, "x = links().findAll { it.name == 'lo' }*.name"))
                    .doesNotContain("[lo]");
            assertThat(run(screen, "'got ' + x")).contains("got [lo]");
            assertThat(run(screen, "links -o json | grep -c '\"name\" : \"lo\"'"))
                    .containsPattern("\n[01]\n");
            assertThat(run(screen, "links | sort -nme")).contains("links: sort: no component 'nme'");
            assertThat(run(screen, "'status ' + status")).contains("status 2");
            assertThat(run(screen, "lnks -o json"))
                    .contains("'lnks' is neither a command nor a variable; did you mean links?");
            assertThat(run(screen, "links = 3")).contains("'links' is a command; a variable needs another name");
            assertThat(run(screen, "links | no-such-program")).contains("no-such-program: no such program in PATH");
            assertThat(run(screen, "'status ' + status")).contains("status 127");
            screen.enter("exit 3");
            screen.await("ended 3");
        }
    }

    @Test
    void groovyGoesOnInTheNextLine() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            screen.enter("twice = { n ->");
            screen.await("the next line", text -> text.endsWith("..."));
            screen.enter("  n * 2");
            screen.enter("}");
            ready(screen);
            assertThat(run(screen, "twice(21)")).contains("\n42\n");
            screen.key("C-d");
            screen.await("ended 0");
        }
    }

    @Test
    void ctrlCEndsWhatRunsAndNotThePrompt() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            run(screen, "1 + 1");
            screen.enter("println 'begun'; while (true) {}");
            screen.await("its first output", text -> text.endsWith("\nbegun"));
            screen.key("C-c");
            ready(screen);
            assertThat(run(screen, "'status ' + status")).contains("status 130");
            screen.enter("!echo here; sleep 60");
            screen.await("\nhere");
            screen.key("C-c");
            ready(screen);
            screen.type("some words");
            screen.await("some words");
            screen.key("C-c");
            ready(screen);
            assertThat(run(screen, "'still ' + 'here'")).contains("still here");
        }
    }

    @Test
    void ctrlCEndsACommandThatTakesLong() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            // the program on the right says that the command on the left has begun
            screen.enter("counters --for 60s | sh -c 'echo begun; cat'");
            screen.await("its first output", text -> text.endsWith("\nbegun"));
            screen.key("C-c");
            ready(screen);
            assertThat(run(screen, "'status ' + status")).contains("status 130");
        }
    }

    @Test
    void historyIsThereAfterARestartWithoutWhatIsSecret() throws IOException {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            run(screen, "'first ' + 'line'");
            run(screen, " 'with a ' + 'blank'");
            run(screen, "'password=hunter2'.size()");
            screen.enter("[1,");
            screen.enter("2].sum() + 1000");
            ready(screen);
            screen.key("C-d");
            screen.await("ended 0");
        }
        Path file = home.resolve(".local/state/podwire/history");
        assertThat(Files.readAllLines(file)).containsExactly("'first ' + 'line'", "[1,\\n2].sum() + 1000");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (TmuxScreen screen = podwire().start(80, 24)) {
            screen.key("Up");
            screen.await("2].sum() + 1000");
            screen.key("Enter");
            screen.await("\n1003");
            ready(screen);
            screen.key("C-r").type("first");
            screen.await("'first ' + 'line'");
            screen.key("Enter");
            screen.await("first line");
        }
    }

    @Test
    void standsInAPodsNetworkAndRunsProgramsThere() throws Exception {
        try (NetnsWorld world = NetnsWorld.orSkip()) {
            String one = world.netns("one");
            String two = world.netns("two");
            world.veth(one, "ethx", two, "ethy");
            world.address(one, "ethx", "10.99.3.1/24");
            try (TmuxScreen screen = podwire().start(100, 30)) {
                String place = "netns/" + one;
                run(screen, "use --in " + place);
                assertThat(screen.lastLine()).startsWith("podwire " + place + "@");
                assertThat(run(screen, "!ip -br addr")).contains("10.99.3.1/24");
                assertThat(run(screen, "links | select name")).contains("ethx");
                assertThat(run(screen, "links()*.name.join('+')")).contains("lo+ethx");
                assertThat(run(screen, "!ls /sys/class/net; exit 5")).contains("ethx");
                assertThat(run(screen, "'status ' + status")).contains("status 5");
                assertThat(run(screen, "nsenter " + "netns/" + two + " -- ip -br link"))
                        .contains("ethy@if");
                assertThat(run(screen, "nsenter " + "netns/" + two + " -- ip -br link | grep -c ethy"))
                        .contains("\n1\n");
                assertThat(run(screen, "use")).contains(place + " on ");
                world.remove(one);
                assertThat(run(screen, "links")).contains("nothing on");
                run(screen, "leave");
                assertThat(run(screen, "use netns/" + two + " --in netns/" + two))
                        .contains("give one of them");
                run(screen, "use netns/" + two);
                assertThat(screen.lastLine()).startsWith("podwire netns/" + two + "@");
                run(screen, "leave");
                assertThat(screen.lastLine()).doesNotContain("netns/");
                assertThat(run(screen, "leave")).contains("leave: this is where the prompt began; exit ends it");
            }
        }
    }

    @Test
    void programsHaveTheTerminalAndGiveItBack() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            assertThat(run(screen, "!tty")).contains("/dev/pts/");
            screen.enter("!echo go; stty -echo; read -r line; echo \"read $line\"; stty -icanon");
            screen.await("its first output", text -> text.endsWith("\ngo"));
            screen.enter("this");
            screen.await("read this");
            ready(screen);
            assertThat(run(screen, "!stty -a | grep -o -w -e '-*icanon' -e '-*echo' | tr '\\n' ' '"))
                    .contains("icanon echo");
            screen.type("typed again");
            screen.await("typed again");
        }
    }

    @Test
    void aStreamOfOutputEndsWithItsReader() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            assertThat(run(screen, "links -o ndjson | head -c 1")).contains("{");
            assertThat(run(screen, "'status ' + status")).contains("status 0");
        }
    }

    @Test
    void theHintAndTheColorsComeWhileTyping() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            screen.type("routes get ");
            screen.await("routes get DST [OPTIONS]");
            screen.key("C-u").type("links --wrong ");
            screen.await("links --wrong");
            assertThat(screen.colored()).containsPattern("\u001b\\[[0-9;]*33[^m]*m--wrong");
            screen.key("C-u").type("lnks -o json");
            screen.await("lnks -o json");
            assertThat(screen.colored()).containsPattern("\u001b\\[[0-9;]*33[^m]*mlnks");
            screen.key("C-c");
            ready(screen);
            run(screen, "hints off");
            screen.type("routes get ");
            screen.await("no hint", text -> text.endsWith("> routes get"));
        }
    }

    @Test
    void withoutColorsNothingIsColored() {
        try (TmuxScreen screen = podwire().with("NO_COLOR", "1").start(80, 24)) {
            screen.type("links --wrong ");
            screen.await("links --wrong");
            assertThat(screen.colored()).doesNotContainPattern("\u001b\\[[0-9;]*3[0-7]m");
        }
    }

    @Test
    void anRcFileIsRunAndItsMistakesKeepNobodyOut() throws IOException {
        Path rc = home.resolve("rc");
        Files.writeString(rc, "# mine\ntwo = 1 +\n  1\n\nlinks --wrong\nnope(\n1)\nthree = 3\n");
        try (TmuxScreen screen = podwire().with("PODWIRE_RC", rc.toString()).start(120, 30)) {
            assertThat(screen.text())
                    .contains(rc + " line 5: links: unknown option --wrong")
                    .contains(rc + " line 6");
            assertThat(run(screen, "two * three")).contains("\n6\n");
        }
        try (TmuxScreen screen = podwire().with("PODWIRE_RC", rc.toString()).start(120, 30, "shell", "--no-rc")) {
            assertThat(screen.text()).doesNotContain("wrong");
        }
    }

    @Test
    void aTranscriptHasLinesAndAnswers() throws IOException {
        Path file = home.resolve("case.txt");
        try (TmuxScreen screen = podwire().start(80, 24)) {
            run(screen, "transcript " + file);
            run(screen, "println 'token=abc'");
            run(screen, "links | where name == 'lo' | select name");
            run(screen, "links --wrong");
            run(screen, "transcript off");
            run(screen, "println 'not in it'");
        }
        assertThat(Files.readString(file))
                .contains("> println 'token=***'\ntoken=***\n")
                .contains("NAME\nlo\n")
                .contains("links: unknown option --wrong")
                .contains(" status 2]")
                .doesNotContain("not in it");
    }

    @Test
    void aDumbTerminalWorks() {
        try (TmuxScreen screen = podwire().with("TERM", "dumb").start(80, 24)) {
            assertThat(run(screen, "6 * 7")).contains("\n42\n");
            screen.enter("exit");
            screen.await("ended 0");
        }
    }

    @Test
    void aTerminalOfNoSizeWorks() {
        List<String> words = new java.util.ArrayList<>(List.of("sh", "-c", "stty rows 0 cols 0; exec \"$@\"", "sh"));
        words.addAll(podwire().command());
        try (TmuxScreen screen = new TmuxScreen(80, 24, words.toArray(String[]::new))) {
            ready(screen);
            assertThat(run(screen, "!stty size")).contains("\n24 80\n");
            screen.type("routes get ");
            screen.await("routes get DST [OPTIONS]");
        }
    }

    @Test
    void anotherSizeIsFollowed() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            screen.resize(60, 15);
            screen.type("'" + "x".repeat(100) + "'.size()");
            screen.await("all that was typed", text -> text.replace("\n", "").endsWith("'.size()"));
            screen.resize(120, 40);
            screen.key("Enter");
            assertThat(ready(screen)).contains("\n100\n");
        }
    }

    @Test
    void aSignalEndsItInGoodOrder() throws IOException {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            run(screen, "'kept'");
            ProcessHandle.of(screen.pid()).orElseThrow().destroy();
            screen.await("ended 143");
            screen.enter("typed after");
            screen.await("typed after");
        }
        assertThat(Files.readAllLines(home.resolve(".local/state/podwire/history")))
                .contains("'kept'");
    }

    @Test
    void whereItCantStandItDoesNotBegin() {
        String[] command = podwire().command("--in", "netns/pwt-none").toArray(String[]::new);
        try (TmuxScreen screen = new TmuxScreen(80, 24, command)) {
            assertThat(screen.await("ended 3")).contains("nothing on");
        }
    }

    @Test
    void linesOfAPipeAreRunPlainly() throws Exception {
        String lines =
                "# a script\nlinks | where name == 'lo' | select name\nlnks\n!read x; echo \"read $x\"\nfor the program\n"
                        + "y = [1,\n2]\nprintln y.sum()\nlinks --wrong\n";
        Process process = new ProcessBuilder(podwire().command()).start();
        process.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(out).isEqualTo("NAME\nlo\nread for the program\n3\n");
        // what the program read was no line of ours
        assertThat(err)
                .contains("'lnks' is neither a command nor a variable; did you mean links?")
                .contains("<stdin> line 8: links: unknown option --wrong")
                .doesNotContain("podwire ");
    }
}
