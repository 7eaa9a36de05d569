package io.podwire.packets.line;

import io.podwire.api.value.Octets;

/** A frame's bytes below its line, in tcpdump's three forms. Sixteen bytes a line, offsets from the first byte shown. */
final class Dumps {

    private static final int LINE = 16;

    /** Where the characters begin, counted from the first hex digit's blank: eight groups of five, and two blanks. */
    private static final int HEX_WIDTH = LINE / 2 * 5;

    private Dumps() {}

    /** {@code -x}. */
    static void hex(StringBuilder out, byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += LINE) {
            hexPart(out, bytes, from, at, Math.min(to, at + LINE));
        }
    }

    /** Hex within a line of text. */
    static void indented(StringBuilder out, Octets bytes, String indent) {
        for (int at = 0; at < bytes.length(); at += LINE) {
            Digits.hex(out.append(indent).append("0x"), at, at > 0xffff ? 5 : 4);
            out.append(": ");
            for (int i = at; i < Math.min(bytes.length(), at + LINE); i++) {
                if ((i - at & 1) == 0) {
                    out.append(' ');
                }
                Digits.hex(out, bytes.at(i), 2);
            }
        }
    }

    /** {@code -X}. */
    static void both(StringBuilder out, byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += LINE) {
            int end = Math.min(to, at + LINE);
            int start = hexPart(out, bytes, from, at, end);
            for (int i = out.length() - start; i < HEX_WIDTH + 2; i++) {
                out.append(' ');
            }
            for (int i = at; i < end; i++) {
                out.append(bytes[i] > ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
        }
    }

    /** Answers where the digits begin. */
    private static int hexPart(StringBuilder out, byte[] bytes, int from, int at, int end) {
        out.append("\n\t");
        // An offset above 65535 takes more digits.
        int offset = at - from;
        out.append("0x");
        Digits.hex(out, offset, offset > 0xffff ? 8 - Integer.numberOfLeadingZeros(offset) / 4 : 4);
        out.append(": ");
        int start = out.length();
        for (int i = at; i < end; i++) {
            if ((i - at & 1) == 0) {
                out.append(' ');
            }
            Digits.hex(out, bytes[i], 2);
        }
        return start;
    }

    /** {@code -A}: line ends stay, a carriage return before one goes. */
    static void ascii(StringBuilder out, byte[] bytes, int from, int to) {
        out.append('\n');
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (c == '\r') {
                // tcpdump says nothing for one in the last but one place either.
                if (i + 2 < to && bytes[i + 1] != '\n') {
                    out.append('.');
                }
            } else {
                boolean shown = c > ' ' && c < 0x7f || c == ' ' || c == '\t' || c == '\n';
                out.append(shown ? (char) c : '.');
            }
        }
    }
}
