package io.podwire.scripts.lab.shelf;

import java.util.List;

/** The first sentence of a header. */
final class Sentence {

    private Sentence() {}

    static String first(List<String> paragraphs) {
        String first = paragraphs.get(0);
        int end = first.indexOf(". ");
        return end < 0 ? first : first.substring(0, end + 1);
    }
}
