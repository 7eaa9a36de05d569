package io.podwire.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.wiring.SessionRequest;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    /** Says the same until it is shown, which is when a person begins to wonder. */
    private static String told(boolean terminal) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Console console = new Console(
                OutputStream.nullOutputStream(),
                new PrintStream(shown, true, StandardCharsets.UTF_8),
                terminal,
                terminal,
                true,
                Console.Input.NOTHING);
        Consumer<String> line = new ProgressLine(console)
                .shownFor(new SessionRequest(null, Path.of("/"), null, null, note -> {}, () -> false))
                .progress();
        long until = System.nanoTime() + 1_200_000_000L;
        while (shown.size() == 0 && System.nanoTime() < until) {
            line.accept("5 packets\u001b[2J");
            Thread.onSpinWait();
        }
        line.accept("");
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isCutAtTheTerminalsEdgeAndErasedWithoutATrace() {
        assertThat(told(true)).isEqualTo("\r\u001b[K\u001b[?7l5 packets\\x1b[2J\u001b[?7h\r\u001b[K");
    }

    @Test
    void isNotShownWhereNobodyWatches() {
        assertThat(told(false)).isEmpty();
    }
}
