package io.podwire.shell.render.live;

import io.podwire.shell.render.Tone;
import io.podwire.shell.render.live.LiveScreen.Size;
import java.util.ArrayList;
import java.util.List;

/** A view as it is shown: stopped by a key while somebody reads, and with what else is to be said in its last row. */
public final class LiveFrame {

    private static final String STOPPED = "the view stands still, probing goes on; p goes on";

    private final LiveView view;
    private final LiveScreen screen;
    private List<LiveLine> kept;
    private Size keptFor;

    /** @param colors whether tones are shown */
    public LiveFrame(LiveView view, boolean colors) {
        this.view = view;
        this.screen = new LiveScreen(view.whole(), colors);
    }

    /** A key: {@code p} and the blank stop a view that has all of the terminal; others are the view's. */
    public void key(int key) {
        if (view.whole() && (key == 'p' || key == ' ')) {
            kept = kept == null ? List.of() : null;
        } else {
            kept = kept == null ? null : List.of();
            view.key(key);
        }
    }

    /**
     * What makes the terminal show it.
     *
     * @param note null for none
     */
    public String show(Size size, String note) {
        boolean stopped = kept != null;
        List<LiveLine> lines = stopped && !kept.isEmpty() && size.equals(keptFor) ? kept : view.lines(size);
        if (stopped) {
            kept = lines;
            keptFor = size;
        }
        String last = stopped ? STOPPED : note;
        return screen.show(last == null ? lines : withLast(lines, size.rows(), last), size);
    }

    private static List<LiveLine> withLast(List<LiveLine> lines, int rows, String text) {
        List<LiveLine> all = new ArrayList<>(lines.subList(0, Math.max(0, Math.min(lines.size(), rows - 1))));
        while (all.size() < rows - 1) {
            all.add(new LiveLine());
        }
        all.add(new LiveLine().add(Tone.WARN, text));
        return all;
    }

    /** Nothing of it is on the terminal any more. */
    public void forget() {
        screen.forget();
    }

    /** What makes room for text. */
    public String makeRoom() {
        return screen.makeRoom();
    }
}
