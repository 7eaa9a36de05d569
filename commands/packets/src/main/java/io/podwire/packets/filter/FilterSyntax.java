package io.podwire.packets.filter;

/** A text that is no filter, and where it stops being one. */
public final class FilterSyntax extends Exception {

    private static final long serialVersionUID = 1L;

    private final int at;
    private final String found;

    /**
     * @param at characters before the word that does not fit
     * @param found that word; empty at the end of the text
     * @param expected what could stand there
     */
    FilterSyntax(int at, String found, String expected) {
        super(expected);
        this.at = at;
        this.found = found;
    }

    /** Characters before the word that does not fit; the text's length where something is missing. */
    public int at() {
        return at;
    }

    /** The word that does not fit; empty at the end of the text. */
    public String found() {
        return found;
    }

    /** What could stand there: {@code a network after "src net"}. */
    public String expected() {
        return getMessage();
    }
}
