package io.podwire.shell.render.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.shell.prompt.PromptScreen;
import io.podwire.testkit.TmuxScreen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live views as a person has them: real probes to loopback, a real terminal. */
class LiveViewsOnATerminalTest {

    /** The modes before and after are the test's oracle for a terminal that was given back. */
    private static final String AROUND = "trap : INT; stty -g > \"$0/before\"; \"$@\"; code=$?; stty -g > \"$0/after\";"
            + " cmp \"$0/before\" \"$0/after\" && echo \"left as it was, status $code\"";

    @TempDir
    Path home;

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        // connections wait in its queue, and are reset once that is closed; nobody has to take them
        server = new ServerSocket(0, 4096, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private PromptScreen podwire() {
        return new PromptScreen(home).with("LC_ALL", "C.UTF-8");
    }

    private TmuxScreen start(PromptScreen podwire, String script, String... words) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, home.toString()));
        command.addAll(podwire.command(words));
        return new TmuxScreen(80, 24, command.toArray(String[]::new));
    }

    private String[] paping(String... more) {
        return Stream.concat(
                        Stream.of("paping", "127.0.0.1", "-p", String.valueOf(server.getLocalPort()), "-i", "0.1"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static long rows(String screen, String pattern) {
        return screen.lines().filter(line -> line.matches(pattern)).count();
    }

    private static final String COUNTS = "\\d+ probes?  \\d+ answered";
    private static final String FIGURES = "127\\.0\\.0\\.1:\\d+  " + COUNTS + ".*";
    private static final String CHART = "[0-9.]+ms [▁▂▃▄▅▆▇█]+ [0-9.]+ms";

    @Test
    void papingHasALineAndAChartBelowItsLines() {
        try (TmuxScreen screen = start(podwire(), AROUND, paping())) {
            String shown = screen.await("a chart", text -> rows(text, CHART) == 1 && rows(text, "Connected to .*") > 5);
            assertThat(rows(shown, FIGURES)).isEqualTo(1);
            assertThat(shown.lines().toList().get((int) shown.lines().count() - 1))
                    .matches(CHART);
            assertThat(screen.cursor()).isFalse();
            assertThat(screen.alternate()).isFalse();
            screen.type("xyz");
            screen.key("Enter");
            screen.resize(200, 50);
            shown = screen.await("more figures", text -> rows(text, FIGURES + "max [0-9.]+ms") == 1);
            assertThat(rows(shown, FIGURES)).isEqualTo(1);
            screen.resize(60, 10);
            screen.await("fewer figures", text -> rows(text, FIGURES) == 1 && !text.contains("max "));
            screen.resize(80, 24);
            screen.await("a chart", text -> rows(text, CHART) == 1);
            screen.key("C-c");
            shown = screen.await("left as it was, status 0");
            assertThat(shown).contains("Attempted = ").doesNotContain("xyz");
            assertThat(rows(shown, FIGURES)).isZero();
            assertThat(rows(shown, CHART)).isZero();
            assertThat(screen.cursor()).isTrue();
        }
    }

    @Test
    void qEndsItToo() {
        try (TmuxScreen screen = start(podwire(), AROUND, paping())) {
            screen.await("a chart", text -> rows(text, CHART) == 1);
            screen.key("q");
            assertThat(screen.await("left as it was, status 0")).contains("Attempted = ");
        }
    }

    @Test
    void aSignalLeavesNothingBehind() {
        try (TmuxScreen screen = start(podwire(), AROUND, paping())) {
            screen.await("a chart", text -> rows(text, CHART) == 1);
            ProcessHandle.of(screen.pid())
                    .flatMap(shell -> shell.children().findFirst())
                    .orElseThrow()
                    .destroy();
            assertThat(screen.await("left as it was")).contains("Attempted = ");
            assertThat(screen.cursor()).isTrue();
        }
    }

    /** An emulator that hangs: what is written to it waits for ever, and the process must end nevertheless. */
    @Test
    void aTerminalThatNobodyReadsKeepsNobodyAlive() throws Exception {
        try (TmuxScreen screen = start(podwire(), AROUND, "ping", "127.0.0.1", "-i", "1ms", "--rate-limit-off")) {
            screen.await("a chart", text -> rows(text, CHART) == 1);
            ProcessHandle process = ProcessHandle.of(screen.pid())
                    .flatMap(shell -> shell.children().findFirst())
                    .orElseThrow();
            screen.freeze();
            try {
                String written = "";
                for (String now = written(process); !now.equals(written); now = written(process)) {
                    written = now;
                    Thread.sleep(300);
                }
                // the first asks, the second insists
                process.destroy();
                assertThatThrownBy(() -> process.onExit().get(1, TimeUnit.SECONDS))
                        .isInstanceOf(TimeoutException.class);
                process.destroy();
                assertThat(process.onExit().get(20, TimeUnit.SECONDS)).isEqualTo(process);
            } finally {
                screen.thaw();
            }
            // behind a line that was not written to its end
            screen.await("its modes", text -> text.replace("\n", "").contains("left as it was"));
        }
    }

    /** What a process has written so far, which no longer grows once its writes wait. */
    private static String written(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/io")).stream()
                .filter(line -> line.startsWith("wchar:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ctrlZStopsItWithTheTerminalAsItWasAndFgGoesOn() throws IOException {
        for (String[] words : List.of(paping(), new String[] {"mtr-probe", "-n", "-i", "0.2", "127.0.0.1"})) {
            Predicate<String> drawn = text -> rows(text, CHART) == 1 || rows(text, HOP) == 1;
            try (TmuxScreen screen = jobControl(words)) {
                screen.enter("stty -g > before; sh ./job");
                screen.await("a view", drawn);
                screen.key("C-z");
                screen.await("Stopped");
                assertThat(screen.cursor()).isTrue();
                assertThat(screen.alternate()).isFalse();
                screen.enter("clear; stty -g > stopped; cmp before stopped && echo as it was");
                screen.await("the modes as they were", text -> rows(text, "as it was") == 1);
                screen.enter("clear; fg");
                screen.await("a view again", drawn);
                screen.key("C-c");
                assertThat(screen.await("a verdict", text -> text.contains("(clean)")))
                        .doesNotContain("rate-not-kept");
                screen.enter("clear; stty -g > after; cmp before after && echo as before");
                screen.await("the modes as before", text -> rows(text, "as before") == 1);
            }
        }
    }

    @Test
    void inTheBackgroundItGoesOnWithoutAView() throws IOException {
        try (TmuxScreen screen = jobControl(paping())) {
            screen.enter("sh ./job");
            screen.await("a chart", text -> rows(text, CHART) == 1);
            screen.key("C-z");
            screen.await("Stopped");
            screen.enter("clear; bg");
            screen.await("lines", text -> rows(text, "Connected to .*") > 3 && rows(text, CHART) == 0);
            screen.enter("fg");
            screen.await("a chart", text -> rows(text, CHART) == 1);
            screen.key("C-c");
            screen.await("Attempted = ");
        }
    }

    /** A shell with job control in the test's folder, where {@code job} is podwire with these words. */
    private TmuxScreen jobControl(String... words) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash for job control");
        String quoted = podwire().command(words).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        Files.writeString(home.resolve("job"), "exec " + quoted + "\n");
        TmuxScreen screen = new TmuxScreen(80, 24, "bash", "--norc", "-i");
        screen.enter("cd '" + home + "'; PS1='$ '; clear");
        return screen;
    }

    private static final String HOP = "  1\\. 127\\.0\\.0\\.1 +0\\.0%( +[0-9.]+){6}.*";

    @Test
    void mtrProbeHasTheTerminalAndLeavesItsReport() {
        String script = "echo first; " + AROUND;
        try (TmuxScreen screen = start(podwire(), script, "mtr-probe", "-n", "-i", "0.2", "127.0.0.1")) {
            String shown = screen.await("a hop", text -> rows(text, HOP) == 1);
            assertThat(shown).contains("Loss%").contains("q ends and reports").doesNotContain("first");
            assertThat(screen.alternate()).isTrue();
            assertThat(screen.cursor()).isFalse();
            screen.resize(200, 50);
            screen.await("charts", text -> rows(text, HOP + "[▁▂▃▄▅▆▇█]+") == 1 && text.contains("x lost"));
            screen.resize(80, 24);
            screen.await("no charts", text -> rows(text, HOP) == 1 && !text.contains("x lost"));
            screen.key("d");
            screen.await("charts alone", text -> text.contains("x lost") && !text.contains("Loss%"));
            screen.key("p");
            screen.await("stands still");
            screen.key("C-c");
            shown = screen.await("left as it was, status 0");
            assertThat(shown).contains("first").contains("  1.|-- 127.0.0.1").doesNotContain("q ends");
            assertThat(screen.alternate()).isFalse();
            assertThat(screen.cursor()).isTrue();
        }
    }

    @Test
    void aReportDrawsNothing() {
        try (TmuxScreen screen =
                start(podwire(), AROUND, "mtr-probe", "-r", "-n", "-c", "2", "-i", "0.2", "127.0.0.1")) {
            screen.await("left as it was, status 0");
            assertThat(screen.text()).startsWith("Start: ");
        }
    }

    @Test
    void atThePromptMtrProbeLeavesItsReport() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            screen.enter("mtr-probe -n -i 0.2 127.0.0.1");
            screen.await("a hop", text -> rows(text, HOP) == 1 && !text.contains("podwire"));
            screen.key("C-c");
            assertThat(PromptScreen.ready(screen))
                    .contains("mtr-probe -n -i 0.2")
                    .contains("  1.|-- 127.0.0.1");
            assertThat(screen.cursor()).isTrue();
            assertThat(PromptScreen.run(screen, "6 * 7")).contains("6 * 7\n42\n");
        }
    }

    @Test
    void aPipeAndAFileGetLinesAndNothingElse() throws IOException {
        String script = "\"$@\" | cat > \"$0/out\"; echo written";
        try (TmuxScreen screen = start(podwire(), script, paping("-c", "5"))) {
            screen.await("written");
            assertThat(Files.readString(home.resolve("out")))
                    .contains("Connected to 127.0.0.1", "Attempted = 5")
                    .doesNotContain("\033")
                    .doesNotContainPattern(COUNTS);
        }
    }

    @Test
    void aDumbTerminalGetsLines() {
        try (TmuxScreen screen = start(podwire().with("TERM", "dumb"), AROUND, paping("-c", "5"))) {
            String shown = screen.await("left as it was, status 0");
            assertThat(shown).contains("Connected to 127.0.0.1").doesNotContainPattern(COUNTS);
        }
    }

    @Test
    void inTheBackgroundNothingIsDrawn() {
        try (TmuxScreen screen = start(podwire(), "set -m; \"$@\" & wait; echo over", paping("-c", "5"))) {
            String shown = screen.await("over");
            assertThat(shown).contains("Connected to 127.0.0.1").doesNotContainPattern(COUNTS);
        }
    }

    @Test
    void asciiWhereTheLocaleHasNothingElse() {
        PromptScreen posix = new PromptScreen(home).with("LC_ALL", "C").with("NO_COLOR", "1");
        try (TmuxScreen screen = start(posix, AROUND, paping())) {
            screen.await("a chart", text -> rows(text, "[0-9.]+ms [-_.=+*%#]+ [0-9.]+ms") == 1);
            assertThat(screen.colored()).doesNotContain("\033[3");
            screen.key("C-c");
            screen.await("left as it was, status 0");
        }
    }

    @Test
    void atThePromptCtrlCEndsTheViewAndNotThePrompt() {
        try (TmuxScreen screen = podwire().start(80, 24)) {
            for (int i = 0; i < 2; i++) {
                screen.enter(String.join(" ", paping()));
                screen.await("a chart", text -> rows(text, CHART) == 1);
                screen.key("C-c");
                String shown = PromptScreen.ready(screen);
                assertThat(shown).contains("Attempted = ");
                assertThat(rows(shown, FIGURES)).isZero();
                assertThat(screen.cursor()).isTrue();
                assertThat(PromptScreen.run(screen, "6 * 7")).contains("6 * 7\n42\n");
                screen.enter("clear");
                PromptScreen.ready(screen);
            }
        }
    }
}
