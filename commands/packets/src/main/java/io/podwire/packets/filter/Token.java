package io.podwire.packets.filter;

/**
 * One word of a filter.
 *
 * @param kind what it is
 * @param text as typed; of an escaped one without its backslash
 * @param at characters before it
 * @param end characters up to its end
 */
record Token(Kind kind, String text, int at, int end) {

    /** Kinds of words, as libpcap's scanner tells them apart. */
    enum Kind {
        /** A word of the language: {@code tcp}, {@code and}. */
        KEYWORD,
        NUMBER,
        /** {@code 10.244.0.60}, also of two or three parts. */
        IPV4,
        IPV6,
        MAC,
        /** Any other word: a name, or a range of ports. */
        NAME,
        /** An operator or a bracket. */
        SIGN,
        END
    }

    boolean is(String word) {
        return (kind == Kind.KEYWORD || kind == Kind.SIGN) && text.equals(word);
    }

    /** True where it can be what is looked for: an address, a port, a name. */
    boolean isValue() {
        return switch (kind) {
            case NUMBER, IPV4, IPV6, MAC, NAME -> true;
            default -> false;
        };
    }
}
