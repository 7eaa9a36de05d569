package io.podwire.engine.enter;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.testkit.TmuxScreen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A child that is lent the terminal: a JVM on a real one starts it. */
class AttendTest {

    private static TmuxScreen on(String... words) {
        List<String> command = new ArrayList<>(Sandbox.command("attend"));
        command.addAll(List.of(words));
        return new TmuxScreen(80, 24, command.toArray(String[]::new));
    }

    @Test
    void itsStatusComesBack() {
        try (TmuxScreen screen = on("--", "sh", "-c", "tty >/dev/null && echo on a tty; exit 7")) {
            assertThat(screen.await("ended")).contains("on a tty", "status 7");
        }
    }

    @Test
    void ctrlCEndsTheChildOnly() {
        try (TmuxScreen screen =
                on("--", "sh", "-c", "trap 'echo child heard; exit 3' INT; echo ready; sleep 60 & wait")) {
            screen.await("ready");
            screen.key("C-c");
            assertThat(screen.await("status")).contains("child heard", "status 3");
        }
    }

    @Test
    void ctrlBackslashMakesTheJvmDumpNothing() {
        try (TmuxScreen screen = on("--", "sh", "-c", "ulimit -c 0; echo ready; exec sleep 60")) {
            screen.await("ready");
            screen.key("C-\\");
            assertThat(screen.await("status")).contains("status 131").doesNotContain("Full thread dump");
        }
    }

    @Test
    void theForegroundIsTakenBackFromAShellThatWasKilled() {
        try (TmuxScreen screen = on("twice", "--", "bash", "--norc", "-ic", "set -m; kill -KILL $$")) {
            assertThat(screen.await("ended")).contains("status 137", "echo is on");
        }
    }

    @Test
    void aSignalIsInTheStatus() {
        try (TmuxScreen screen = on("--", "sh", "-c", "echo ready; exec sleep 60")) {
            screen.await("ready");
            screen.key("C-c");
            assertThat(screen.await("status")).contains("status 130");
        }
    }

    @Test
    void modesAreRestoredThoughTheChildLeftThemChanged() {
        try (TmuxScreen screen = on("twice", "--", "sh", "-c", "stty -echo -icanon; stty -a | grep -c -- '-icanon'")) {
            // the second child finds what the first one found, and not what it left
            assertThat(screen.await("ended")).contains("echo is on", "icanon is on");
        }
    }

    @Test
    void aChildThatReadsAtOnceIsNotLeftStopped() {
        try (TmuxScreen screen = on("--", "sh", "-c", "read -r line; echo got $line")) {
            screen.enter("this");
            assertThat(screen.await("status")).contains("got this", "status 0");
        }
    }

    @Test
    void ctrlZStopsAndGoesOnWhereNobodyCouldContinueUs() {
        // the shell that started us has no job control: to stop would be to stop for ever
        try (TmuxScreen screen = on("--", "sh", "-c", "echo ready; read -r line; echo got $line")) {
            screen.await("ready");
            screen.key("C-z");
            screen.enter("that");
            assertThat(screen.await("status")).contains("got that");
        }
    }

    @Test
    void ctrlZStopsUsWithItUnderAShellWithJobs() {
        List<String> java = new ArrayList<>(Sandbox.command("attend"));
        java.addAll(List.of("--", "sh", "-c", "echo ready; read -r line; echo got $line"));
        try (TmuxScreen screen = new TmuxScreen(80, 24, "bash", "--norc", "--noprofile", "-i")) {
            StringBuilder line = new StringBuilder("PS1='$ '; clear;");
            java.forEach(
                    word -> line.append(" '").append(word.replace("'", "'\\''")).append('\''));
            screen.enter(line.toString());
            screen.await("ready on its own line", text -> text.lines().anyMatch(each -> each.equals("ready")));
            screen.key("C-z");
            screen.await("Stopped");
            screen.enter("fg");
            screen.enter("more");
            assertThat(screen.await("status 0")).contains("got more");
        }
    }
}
