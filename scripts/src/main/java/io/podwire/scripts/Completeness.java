package io.podwire.scripts;

/** Whether Groovy text needs another line. */
final class Completeness {

    private final String text;

    Completeness(String text) {
        this.text = text;
    }

    boolean complete() {
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
        }
        return depth <= 0;
    }
}
