package io.podwire.shell.render.live;

import io.podwire.api.value.Printable;
import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.List;

/** A row of a live view, made of pieces with a tone each. What is added is made safe to show. */
public final class LiveLine {

    private record Piece(Tone tone, String text) {}

    private final List<Piece> pieces = new ArrayList<>();
    private int width;

    /** A line that begins so. */
    static LiveLine of(String text) {
        return new LiveLine().add(text);
    }

    /** Adds to it. */
    public LiveLine add(String text) {
        return add(Tone.NONE, text);
    }

    LiveLine add(Tone tone, String text) {
        String safe = Printable.of(text);
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (last != null && last.tone() == tone) {
            pieces.set(pieces.size() - 1, new Piece(tone, last.text() + safe));
        } else {
            pieces.add(new Piece(tone, safe));
        }
        width += DisplayWidth.of(safe);
        return this;
    }

    /** Adds blanks up to a column; none where it is longer already. */
    LiveLine fill(int columns) {
        return add(" ".repeat(Math.max(0, columns - width)));
    }

    /** Columns it takes. */
    int width() {
        return width;
    }

    /**
     * The row as it is written.
     *
     * @param columns where it is cut
     * @param colors whether tones are shown
     */
    String text(int columns, boolean colors) {
        StringBuilder out = new StringBuilder();
        int room = columns;
        for (Piece piece : pieces) {
            if (room <= 0) {
                break;
            }
            String text = DisplayWidth.cut(piece.text(), room, "");
            room -= DisplayWidth.of(text);
            out.append(colors ? piece.tone().paint(text) : text);
            if (text.length() < piece.text().length()) {
                break;
            }
        }
        return out.toString();
    }
}
