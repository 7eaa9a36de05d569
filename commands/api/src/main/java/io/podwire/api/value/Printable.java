package io.podwire.api.value;

/**
 * Text from outside made safe to show: names of links, pods and files may hold line breaks and terminal escapes, and none of
 * them may reach a terminal raw.
 */
public final class Printable {

    private Printable() {}

    /**
     * The same text with each control, format, bidirectional and unpaired surrogate character replaced by its escape
     * ({@code \n}, {@code \t}, {@code \x1b}, {@code \u202e}); a backslash stays as it is.
     */
    public static String of(String text) {
        if (text.codePoints().allMatch(Printable::harmless)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (harmless(c)) {
            out.appendCodePoint(c);
        } else if (c == '\n') {
            out.append("\\n");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (c == '\r') {
            out.append("\\r");
        } else if (c < 0x100) {
            out.append(String.format("\\x%02x", c));
        } else {
            out.append(String.format("\\u%04x", c));
        }
    }

    private static boolean harmless(int c) {
        if (c >= 0x20 && c < 0x7f) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
