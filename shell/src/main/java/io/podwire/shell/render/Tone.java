package io.podwire.shell.render;

/** What a color tells; it never tells anything that the words don't. */
public enum Tone {
    NONE(""),
    GOOD("32"),
    WARN("33"),
    BAD("31"),
    WEAK("2");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** The text between this tone's escapes (ECMA-48 SGR). */
    public String paint(String text) {
        return this == NONE ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
