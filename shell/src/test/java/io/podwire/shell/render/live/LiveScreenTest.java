package io.podwire.shell.render.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.shell.render.Tone;
import io.podwire.shell.render.live.LiveScreen.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveScreenTest {

    private static final Size SMALL = new Size(20, 5);

    private static List<LiveLine> lines(String... texts) {
        return Arrays.stream(texts).map(LiveLine::of).toList();
    }

    @Test
    void rowsBelowTheTextStayBelowIt() {
        PlayedTerminal terminal = new PlayedTerminal(20, 5);
        LiveScreen screen = new LiveScreen(false, false);
        terminal.play("$ paping\n").play(LiveScreen.begin(false));
        for (int i = 1; i <= 9; i++) {
            terminal.play(screen.makeRoom()).play("line " + i + "\n");
            terminal.play(screen.show(lines("count " + i, "chart " + i), SMALL));
            assertThat(terminal.text()).endsWith("line " + i + "\ncount " + i + "\nchart " + i);
            assertThat(terminal.cursor()).isFalse();
        }
        terminal.play(LiveScreen.end(false)).play("summary\n");
        assertThat(terminal.text())
                .isEqualTo("$ paping\nline 1\nline 2\nline 3\nline 4\nline 5\nline 6\nline 7\nline 8\nline 9\nsummary");
        assertThat(terminal.asBefore()).isTrue();
    }

    @Test
    void aWholeTerminalIsGivenBackAsItWas() {
        PlayedTerminal terminal = new PlayedTerminal(20, 5);
        LiveScreen screen = new LiveScreen(true, false);
        terminal.play("$ mtr-probe\n").play(LiveScreen.begin(true));
        assertThat(terminal.alternate()).isTrue();
        terminal.play(screen.show(lines("a", "b", "c"), SMALL));
        terminal.play(screen.show(lines("a", "B"), SMALL));
        assertThat(terminal.text()).isEqualTo("a\nB");
        terminal.play(LiveScreen.end(true)).play("report\n");
        assertThat(terminal.text()).isEqualTo("$ mtr-probe\nreport");
        assertThat(terminal.asBefore()).isTrue();
    }

    @Test
    void whatHasNotChangedIsNotWrittenAgain() {
        for (boolean whole : new boolean[] {true, false}) {
            LiveScreen screen = new LiveScreen(whole, false);
            screen.show(lines("first row", "second row"), SMALL);
            assertThat(screen.show(lines("first row", "second row"), SMALL)).isEmpty();
            assertThat(screen.show(lines("first row", "other row"), SMALL))
                    .contains("other row")
                    .doesNotContain("first");
        }
    }

    @Test
    void rowsAreCutAtTheTerminalsWidthAndHeight() {
        PlayedTerminal terminal = new PlayedTerminal(20, 5);
        LiveScreen below = new LiveScreen(false, true);
        terminal.play("text\n").play(LiveScreen.begin(false));
        LiveLine wide = new LiveLine().add(Tone.BAD, "网络延迟网络延迟").add("x网络延迟");
        terminal.play(below.show(
                List.of(wide, LiveLine.of("2"), LiveLine.of("3"), LiveLine.of("4"), LiveLine.of("5")), SMALL));
        assertThat(terminal.text()).isEqualTo("text\n网络延迟网络延迟x网\n2\n3\n4");
        terminal.play(LiveScreen.end(false));
        assertThat(terminal.text()).isEqualTo("text");

        PlayedTerminal other = new PlayedTerminal(20, 5);
        other.play(LiveScreen.begin(true));
        other.play(new LiveScreen(true, true).show(lines("1", "2", "3", "4", "5", "6", "7"), SMALL));
        assertThat(other.text()).isEqualTo("1\n2\n3\n4\n5");
    }

    @Test
    void aRowAsWideAsTheTerminalKeepsItsEnd() {
        for (boolean whole : new boolean[] {true, false}) {
            PlayedTerminal terminal = new PlayedTerminal(20, 5);
            LiveScreen screen = new LiveScreen(whole, false);
            terminal.play(LiveScreen.begin(whole)).play(screen.show(lines("12345678901234567890", "b"), SMALL));
            terminal.play(screen.show(lines("x2345678901234567890", "b"), SMALL));
            assertThat(terminal.text()).isEqualTo("x2345678901234567890\nb");
        }
    }

    @Test
    void anotherSizeIsDrawnAnew() {
        LiveScreen whole = new LiveScreen(true, false);
        whole.show(lines("a row that is long", "b"), SMALL);
        PlayedTerminal narrow = new PlayedTerminal(6, 3);
        narrow.play("left by the old").play(whole.show(lines("a row that is long", "b"), new Size(6, 3)));
        assertThat(narrow.text()).isEqualTo("a row\nb");

        LiveScreen below = new LiveScreen(false, false);
        below.show(lines("a row that is long", "b"), SMALL);
        PlayedTerminal wrapped = new PlayedTerminal(6, 9);
        // how a terminal wraps rows anew; the cursor stays with the character it was at
        wrapped.play("text\n").play("a row that is long\nb\033[3A\r");
        wrapped.play(below.show(lines("a row that is long", "b"), new Size(6, 9)));
        assertThat(wrapped.text()).isEqualTo("text\na row\nb");
    }

    @Test
    void nothingFromOutsideReachesTheTerminalRaw() {
        String row = new LiveLine().add("evil\033[2J\nname").text(80, true);
        assertThat(row).isEqualTo("evil\\x1b[2J\\nname");
    }

    @Test
    void tonesAreColorsOnlyWhereTheyAreWanted() {
        LiveLine line = new LiveLine().add("ok ").add(Tone.BAD, "xx");
        assertThat(line.text(80, true)).isEqualTo("ok \033[31mxx\033[0m");
        assertThat(line.text(4, true)).isEqualTo("ok \033[31mx\033[0m");
        assertThat(line.text(80, false)).isEqualTo("ok xx");
    }

    @Test
    void anyOrderOfTextAndRowsLeavesTheTextAlone() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            Size size = new Size(20, 2 + run % 6);
            PlayedTerminal terminal = new PlayedTerminal(size.columns(), size.rows());
            LiveScreen screen = new LiveScreen(false, random.nextBoolean());
            StringBuilder written = new StringBuilder();
            terminal.play(LiveScreen.begin(false));
            for (int i = 0; i < 30; i++) {
                if (random.nextBoolean()) {
                    String text = "text " + i + (random.nextInt(4) == 0 ? " that is wider than it" : "");
                    terminal.play(screen.makeRoom()).play(text + "\n");
                    for (int at = 0; at < text.length(); at += 20) {
                        written.append(text.substring(at, Math.min(text.length(), at + 20))
                                        .stripTrailing())
                                .append('\n');
                    }
                } else {
                    String[] rows = new String[random.nextInt(4)];
                    Arrays.setAll(rows, n -> "row " + random.nextInt(3) + " ".repeat(random.nextInt(30)) + "end");
                    terminal.play(screen.show(lines(rows), size));
                }
            }
            terminal.play(LiveScreen.end(false));
            assertThat(terminal.text()).isEqualTo(written.toString().stripTrailing());
            assertThat(terminal.asBefore()).isTrue();
            assertThat(terminal.column()).isZero();
        }
    }
}
