package io.podwire.shell.render.drawing;

/** Text within XML 1.0. */
final class Xml {

    private Xml() {}

    /**
     * Content of an element or of an attribute in double quotes. Characters that XML can't hold at all (XML 1.0, 2.2: most controls,
     * U+FFFE, unpaired surrogates), which {@code Printable} has escaped already, come out as U+FFFD.
     */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            default -> out.appendCodePoint(allowed(c) ? c : 0xfffd);
        }
    }

    private static boolean allowed(int c) {
        return c == '\n' || c == '\t' || c >= 0x20 && c < 0xd800 || c >= 0xe000 && c != 0xfffe && c != 0xffff;
    }
}
