package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.shell.render.live.LiveFrame;
import io.podwire.shell.render.live.LiveTerminal;
import io.podwire.shell.render.live.LiveView;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Draws a stream while it runs. What is written without a terminal is written all the same: above a view that leaves the text its place,
 * and where the view takes all of the terminal, once that is given back. The size is asked for before each drawing, which costs a system
 * call and spares a signal.
 */
final class LiveWriter implements ResultWriter {

    /** More drawings a second nobody sees. */
    private static final long BETWEEN_NANOS = 100_000_000L;

    /** So much text is not held back, however soon after a drawing. */
    private static final int HELD_BYTES = 1 << 16;

    private record Aside(String line, Consumer<String> listener) {}

    private final LiveTerminal terminal;
    private final LiveView view;
    private final LiveFrame frame;
    private final ResultWriter plain;
    private final HeldOutput held;
    private final Lines out;
    private final Queue<Aside> asides = new ConcurrentLinkedQueue<>();
    private long drawnAt;
    private boolean drawn;
    private boolean quit;
    private volatile boolean left;

    /**
     * @param terminal taken; given back at the end
     * @param view what is drawn
     * @param plain writes the same without a terminal, into
     * @param held , which goes to
     * @param out where there is room for it
     */
    LiveWriter(LiveTerminal terminal, LiveView view, Look look, ResultWriter plain, HeldOutput held, Lines out) {
        this.terminal = terminal;
        this.view = view;
        this.frame = new LiveFrame(view, look.colors());
        this.plain = plain;
        this.held = held;
        this.out = out;
    }

    /**
     * Keeps a line that is to be told beside the stream until it does not spoil anything. From any thread.
     *
     * @return false where nothing is drawn any more, and the line was not kept
     */
    boolean aside(String line, Consumer<String> listener) {
        synchronized (asides) {
            return !left && asides.add(new Aside(line, listener));
        }
    }

    @Override
    public void item(Object record) {
        view.take(record);
        plain.item(record);
        if (!drawn || System.nanoTime() - drawnAt >= BETWEEN_NANOS || held.size() > HELD_BYTES) {
            draw();
        }
    }

    @Override
    public void pause() {
        plain.pause();
        draw();
    }

    private void draw() {
        if (terminal.anew()) {
            frame.forget();
        }
        for (int key = terminal.key(); key != LiveTerminal.NO_KEY; key = terminal.key()) {
            if (key == 'q') {
                quit = true;
            } else {
                frame.key(key);
            }
        }
        if (!view.whole() && (held.size() > 0 || !asides.isEmpty())) {
            terminal.write(frame.makeRoom());
            held.pass(out);
            tellAsides();
        }
        Aside note = asides.peek();
        terminal.write(frame.show(terminal.size(), note == null ? null : note.line()));
        drawn = true;
        drawnAt = System.nanoTime();
    }

    private void tellAsides() {
        for (Aside aside = asides.poll(); aside != null; aside = asides.poll()) {
            aside.listener().accept(aside.line());
        }
    }

    @Override
    public boolean quit() {
        return quit;
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        leave();
        plain.end(gaps, summary);
        held.pass(out);
    }

    @Override
    public void leave() {
        if (left) {
            return;
        }
        synchronized (asides) {
            left = true;
        }
        terminal.giveBack();
        held.pass(out);
        tellAsides();
    }
}
