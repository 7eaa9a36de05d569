package io.podwire.shell.render.topology;

import io.podwire.api.value.Printable;
import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.List;

/** What a line says: fields with two blanks between, of words with one. A line may be broken at either. */
final class Words {

    private static final int BETWEEN_FIELDS = 2;

    private final List<Word> all = new ArrayList<>();

    /**
     * A piece that is not broken.
     *
     * @param text printable, without blanks
     * @param gap blanks before it
     */
    record Word(String text, Tone tone, int gap) {
        int width() {
            return DisplayWidth.of(text);
        }
    }

    static Words of(String field) {
        return new Words().field(field);
    }

    /** A further field; nothing where there is nothing to say. */
    Words field(String text) {
        return add(text, Tone.NONE, BETWEEN_FIELDS);
    }

    Words field(String text, Tone tone) {
        return add(text, tone, BETWEEN_FIELDS);
    }

    /** More of the field before. */
    Words more(String text) {
        return add(text, Tone.NONE, 1);
    }

    Words more(String text, Tone tone) {
        return add(text, tone, 1);
    }

    private Words add(String text, Tone tone, int before) {
        int gap = before;
        for (String word : Printable.of(text).split(" ")) {
            if (!word.isEmpty()) {
                all.add(new Word(word, tone, all.isEmpty() ? 0 : gap));
                gap = 1;
            }
        }
        return this;
    }

    /** Columns of the field that begins with a word; of the word alone where it is within a field. */
    int field(int first) {
        int width = all.get(first).width();
        for (int i = first + 1;
                all.get(first).gap() != 1 && i < all.size() && all.get(i).gap() == 1;
                i++) {
            width += 1 + all.get(i).width();
        }
        return width;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Word> all() {
        return all;
    }

    /** Columns it takes on one line. */
    int width() {
        return all.stream().mapToInt(word -> word.gap() + word.width()).sum();
    }
}
