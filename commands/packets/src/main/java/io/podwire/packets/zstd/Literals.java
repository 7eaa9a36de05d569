package io.podwire.packets.zstd;

import java.io.IOException;
import java.util.Arrays;

/** The literals of a block (RFC 8878, 3.1.1.3.1). A table is kept for blocks that have none of their own. */
final class Literals {

    private static final int RAW = 0;
    private static final int SAME = 1;
    private static final int TREELESS = 3;

    final byte[] bytes = new byte[ZstdStream.MOST_OF_A_BLOCK];
    private int size;
    private HuffmanTable table;

    /** A new frame begins. */
    void reset() {
        table = null;
    }

    int size() {
        return size;
    }

    /** Reads them. @return where the sequences begin */
    int read(byte[] block, int begin, int end) throws IOException {
        require(begin < end);
        int type = block[begin] & 3;
        return type == RAW || type == SAME ? plain(block, begin, end, type) : packed(block, begin, end, type);
    }

    private int plain(byte[] block, int begin, int end, int type) throws IOException {
        int format = block[begin] >> 2 & 3;
        int header = format == 1 ? 2 : format == 3 ? 3 : 1;
        require(begin + header <= end);
        size = (int) (little(block, begin, header) >>> (header == 1 ? 3 : 4));
        require(size <= bytes.length);
        int from = begin + header;
        if (type == SAME) {
            require(from < end);
            Arrays.fill(bytes, 0, size, block[from]);
            return from + 1;
        }
        require(from + size <= end);
        System.arraycopy(block, from, bytes, 0, size);
        return from + size;
    }

    private int packed(byte[] block, int begin, int end, int type) throws IOException {
        int format = block[begin] >> 2 & 3;
        int header = format < 2 ? 3 : format + 2;
        int width = format < 2 ? 10 : format == 2 ? 14 : 18;
        require(begin + header <= end);
        long fields = little(block, begin, header) >>> 4;
        int mask = (1 << width) - 1;
        size = (int) fields & mask;
        int packedSize = (int) (fields >>> width) & mask;
        int from = begin + header;
        int stop = from + packedSize;
        require(size <= bytes.length && stop <= end);
        if (type != TREELESS) {
            HuffmanTable.Description description = new HuffmanTable.Description(block, stop);
            from = description.read(from);
            table = description.table();
        }
        require(table != null);
        if (format == 0) {
            table.decode(block, from, stop, bytes, 0, size);
        } else {
            four(block, from, stop);
        }
        return stop;
    }

    /** Four streams, each for a quarter; how long the first three are stands before. */
    private void four(byte[] block, int begin, int end) throws IOException {
        require(begin + 6 <= end);
        int quarter = (size + 3) / 4;
        require(3 * quarter <= size);
        int from = begin + 6;
        for (int i = 0; i < 4; i++) {
            int stop = i == 3 ? end : from + (int) little(block, begin + 2 * i, 2);
            require(stop <= end);
            int count = i == 3 ? size - 3 * quarter : quarter;
            table.decode(block, from, stop, bytes, i * quarter, count);
            from = stop;
        }
    }

    private static long little(byte[] from, int at, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | from[at + i] & 0xff;
        }
        return value;
    }

    private static void require(boolean right) throws IOException {
        if (!right) {
            throw new IOException("zstd: broken literals");
        }
    }
}
