package io.podwire.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    /** Says the same until it is shown, which is when a person begins to wonder. */
    private String told(boolean terminal) {
        Console console = new Console(
                OutputStream.nullOutputStream(),
                new PrintStream(shown, true, StandardCharsets.UTF_8),
                terminal,
                terminal,
                true,
                Console.Input.NOTHING);
        ProgressLine line = new ProgressLine(console);
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
