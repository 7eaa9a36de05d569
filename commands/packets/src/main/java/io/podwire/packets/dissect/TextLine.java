package io.podwire.packets.dissect;

import java.nio.charset.StandardCharsets;

/** Lines of text within bytes, and those bytes as text that any terminal may have. */
final class TextLine {

    private TextLine() {}

    /** Where the line ends that {@code from} is in: at its line feed, or at {@code limit}. */
    static int end(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** {@code end} without the carriage return before it. */
    static int trimmed(byte[] bytes, int from, int end) {
        return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    /** Printable ASCII and tabs as they are, any other octet as {@code \xNN}. */
    static String text(byte[] bytes, int from, int to) {
        int plain = from;
        while (plain < to && printable(bytes[plain])) {
            plain++;
        }
        if (plain >= to) {
            return from >= to ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        StringBuilder text = new StringBuilder(to - from + 16);
        for (int i = from; i < to; i++) {
            if (printable(bytes[i])) {
                text.append((char) bytes[i]);
            } else {
                text.append("\\x")
                        .append(Character.forDigit(bytes[i] >> 4 & 15, 16))
                        .append(Character.forDigit(bytes[i] & 15, 16));
            }
        }
        return text.toString();
    }

    /** True where the first bytes look like text. */
    static boolean looksLikeText(byte[] bytes, int from, int limit) {
        int to = Math.min(limit, from + 8);
        for (int i = from; i < to; i++) {
            if (!printable(bytes[i]) && bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return from < limit;
    }

    private static boolean printable(byte c) {
        return c >= 0x20 && c < 0x7f || c == '\t';
    }
}
