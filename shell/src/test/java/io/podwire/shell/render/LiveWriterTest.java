package io.podwire.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.command.Gap;
import io.podwire.shell.render.live.LiveLine;
import io.podwire.shell.render.live.LiveScreen;
import io.podwire.shell.render.live.LiveScreen.Size;
import io.podwire.shell.render.live.LiveTerminal;
import io.podwire.shell.render.live.LiveView;
import io.podwire.shell.render.live.PlayedTerminal;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LiveWriterTest {

    /** A terminal that shows what is drawn on it and what is written to the output. */
    private static final class Shown extends OutputStream implements LiveTerminal {
        private final PlayedTerminal played = new PlayedTerminal(40, 10);
        private final Queue<Integer> keys = new ArrayDeque<>();
        private boolean whole;
        private boolean taken;

        @Override
        public boolean take(boolean wholeOfIt) {
            whole = wholeOfIt;
            taken = true;
            write(LiveScreen.begin(whole));
            return true;
        }

        @Override
        public Size size() {
            return new Size(40, 10);
        }

        @Override
        public int key() {
            return keys.isEmpty() ? NO_KEY : keys.remove();
        }

        @Override
        public void write(String text) {
            if (taken) {
                played.play(text);
            }
        }

        @Override
        public void giveBack() {
            write(LiveScreen.end(whole));
            taken = false;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            played.play(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
    }

    /** Counts what came. */
    private static final class Counting implements LiveView {
        private final boolean whole;
        private int count;
        private int key;

        private Counting(boolean whole) {
            this.whole = whole;
        }

        @Override
        public boolean whole() {
            return whole;
        }

        @Override
        public void take(Object event) {
            count++;
        }

        @Override
        public void key(int pressed) {
            key = pressed;
        }

        @Override
        public List<LiveLine> lines(Size size) {
            return List.of(new LiveLine().add(count + " came"));
        }
    }

    private static final class Plain implements ResultWriter {
        private final Lines out;

        private Plain(Lines out) {
            this.out = out;
        }

        @Override
        public void item(Object record) {
            out.line("item " + record);
            out.flush();
        }

        @Override
        public void pause() {
            out.flush();
        }

        @Override
        public void end(List<Gap> gaps, Object summary) {
            out.line("sum " + summary);
            out.flush();
        }
    }

    private final Shown terminal = new Shown();

    private LiveWriter writer(LiveView view) {
        HeldOutput held = new HeldOutput();
        terminal.take(view.whole());
        Look look = new Look(Look.Format.TABLE, true, false, true, ZoneId.of("UTC"));
        return new LiveWriter(terminal, view, look, new Plain(new Lines(held)), held, new Lines(terminal));
    }

    @Test
    void textStandsAboveWhatIsDrawn() {
        LiveWriter writer = writer(new Counting(false));
        for (int i = 1; i <= 50; i++) {
            writer.item(i);
        }
        writer.pause();
        assertThat(terminal.played.text()).startsWith("item 1\nitem 2\n").endsWith("item 50\n50 came");
        writer.end(List.of(), 50);
        assertThat(terminal.played.text()).endsWith("item 49\nitem 50\nsum 50").doesNotContain("came");
        assertThat(terminal.played.asBefore()).isTrue();
        writer.leave();
        assertThat(terminal.played.text()).endsWith("sum 50");
    }

    @Test
    void textWaitsWhereTheViewTakesAll() {
        terminal.write("$ before\n".getBytes(StandardCharsets.UTF_8), 0, 9);
        LiveWriter writer = writer(new Counting(true));
        writer.item(1);
        writer.pause();
        assertThat(terminal.played.text()).isEqualTo("1 came");
        writer.end(List.of(), 1);
        assertThat(terminal.played.text()).isEqualTo("$ before\nitem 1\nsum 1");
        assertThat(terminal.played.asBefore()).isTrue();
    }

    @Test
    void aNoteIsToldAboveAndNotInBetween() {
        LiveWriter writer = writer(new Counting(false));
        writer.item(1);
        Lines errors = new Lines(terminal);
        assertThat(writer.aside("a note", note -> {
                    errors.line(note);
                    errors.flush();
                }))
                .isTrue();
        writer.pause();
        assertThat(terminal.played.text()).isEqualTo("item 1\na note\n1 came");
        writer.end(List.of(), 1);
        assertThat(writer.aside("later", note -> {})).isFalse();
    }

    @Test
    void aNoteIsSeenOnAWholeTerminalAndToldAfterwards() {
        LiveWriter writer = writer(new Counting(true));
        StringBuilder told = new StringBuilder();
        writer.item(1);
        writer.aside("a note", told::append);
        writer.pause();
        assertThat(terminal.played.text()).startsWith("1 came\n").endsWith("\na note");
        assertThat(told).isEmpty();
        writer.end(List.of(), 1);
        assertThat(told).hasToString("a note");
    }

    @Test
    void keys() {
        Counting view = new Counting(true);
        LiveWriter writer = writer(view);
        writer.item(1);
        terminal.keys.add((int) 'd');
        writer.pause();
        assertThat(view.key).isEqualTo('d');
        terminal.keys.add((int) 'p');
        writer.pause();
        writer.item(2);
        writer.pause();
        assertThat(terminal.played.text()).startsWith("1 came\n").contains("stands still");
        terminal.keys.add((int) 'p');
        writer.pause();
        assertThat(terminal.played.text()).isEqualTo("2 came");
        assertThat(writer.quit()).isFalse();
        terminal.keys.add((int) 'q');
        writer.pause();
        assertThat(writer.quit()).isTrue();
        writer.leave();
        assertThat(terminal.played.asBefore()).isTrue();
    }
}
