package io.podwire.packets.zstd;

/** What the symbols of sequences stand for (RFC 8878, 3.1.1.3.2.1 and appendix A). */
final class SequenceCodes {

    static final int LITERAL_SYMBOLS = 36;
    static final int MATCH_SYMBOLS = 53;
    static final int OFFSET_SYMBOLS = 32;

    static final int[] LITERAL_BITS = new int[LITERAL_SYMBOLS];
    static final int[] LITERAL_BASES = new int[LITERAL_SYMBOLS];
    static final int[] MATCH_BITS = new int[MATCH_SYMBOLS];
    static final int[] MATCH_BASES = new int[MATCH_SYMBOLS];

    static final FseTable USUAL_LITERALS = usual(
            6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1,
            -1, -1);
    static final FseTable USUAL_MATCHES = usual(
            6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);
    static final FseTable USUAL_OFFSETS =
            usual(5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1);

    static {
        // The bits of the codes after those that stand for themselves; a base is what all codes before reach.
        int[] literals = {1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        fill(LITERAL_BITS, LITERAL_BASES, 16, 0, literals);
        int[] matches = {1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        fill(MATCH_BITS, MATCH_BASES, 32, 3, matches);
    }

    private SequenceCodes() {}

    private static void fill(int[] bits, int[] bases, int plain, int first, int[] widths) {
        for (int code = 0; code < bits.length; code++) {
            bits[code] = code < plain ? 0 : widths[code - plain];
            bases[code] = code == 0 ? first : bases[code - 1] + (1 << bits[code - 1]);
        }
    }

    private static FseTable usual(int accuracy, int... counts) {
        short[] shorts = new short[counts.length];
        for (int i = 0; i < counts.length; i++) {
            shorts[i] = (short) counts[i];
        }
        return FseTable.of(accuracy, shorts, shorts.length);
    }
}
