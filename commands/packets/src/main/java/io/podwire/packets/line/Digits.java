package io.podwire.packets.line;

/** Numbers in the widths that tcpdump's lines have. String.format costs more than the rest of a line. */
final class Digits {

    private static final String HEX = "0123456789abcdef";

    private Digits() {}

    /** Decimal with at least {@code width} digits; not negative. */
    static void padded(StringBuilder out, long value, int width) {
        long limit = 10;
        int digits = 1;
        while (digits < 19 && value >= limit) {
            limit *= 10;
            digits++;
        }
        for (int i = digits; i < width; i++) {
            out.append('0');
        }
        out.append(value);
    }

    /** Hexadecimal of just {@code width} digits; higher ones are left out. */
    static void hex(StringBuilder out, long value, int width) {
        for (int shift = 4 * (width - 1); shift >= 0; shift -= 4) {
            out.append(HEX.charAt((int) (value >>> shift) & 15));
        }
    }

    /** Hexadecimal of as many digits as it needs. */
    static void hex(StringBuilder out, long value) {
        int width = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4);
        hex(out, value, width);
    }

    /** {@code 0x} and just {@code width} hexadecimal digits. */
    static void hex0x(StringBuilder out, long value, int width) {
        hex(out.append("0x"), value, width);
    }
}
