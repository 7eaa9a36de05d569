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

    /** The same, and also UTF-8, of which the first character may have begun before. Bytes of other things are as good as never so. */
    static boolean mayBeText(byte[] bytes, int from, int limit) {
        int to = Math.min(limit, from + 8);
        int at = from;
        while (at < to && at < from + 3 && continues(bytes[at])) {
            at++;
        }
        while (at < to) {
            byte c = bytes[at++];
            int more = c >= 0 ? 0 : (c & 0xe0) == 0xc0 ? 1 : (c & 0xf0) == 0xe0 ? 2 : (c & 0xf8) == 0xf0 ? 3 : -1;
            if (more < 0 || more == 0 && !printable(c) && c != '\r' && c != '\n') {
                return false;
            }
            for (; more > 0 && at < to; more--, at++) {
                if (!continues(bytes[at])) {
                    return false;
                }
            }
        }
        return from < limit;
    }

    private static boolean continues(byte c) {
        return (c & 0xc0) == 0x80;
    }

    private static boolean printable(byte c) {
        return c >= 0x20 && c < 0x7f || c == '\t';
    }
}
