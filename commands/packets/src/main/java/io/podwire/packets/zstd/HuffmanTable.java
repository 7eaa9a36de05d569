package io.podwire.packets.zstd;

import java.io.IOException;

/** A Huffman table for literals (RFC 8878, 4.2.1). */
final class HuffmanTable {

    private static final int MOST_BITS = 11;
    private static final int MOST_WEIGHTS = 255;
    private static final int MOST_ACCURACY = 6;
    private static final int SYMBOLS_OF_WEIGHTS = MOST_BITS + 2;

    private final int maxBits;
    /** By the next {@link #maxBits} bits: the symbol, and above it how many bits it takes. */
    private final short[] entries;

    private HuffmanTable(int[] weights, int count) throws IOException {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > MOST_BITS) {
                throw new IOException("zstd: a weight of " + weights[i]);
            }
            sum += weights[i] == 0 ? 0 : 1 << weights[i] - 1;
        }
        maxBits = sum == 0 ? 0 : FseTable.log2(sum) + 1;
        int last = (1 << maxBits) - sum;
        if (sum == 0 || maxBits > MOST_BITS || Integer.bitCount(last) != 1) {
            throw new IOException("zstd: a Huffman table that is not full");
        }
        // What is missing to the next power of two is the weight that was not said.
        weights[count] = FseTable.log2(last) + 1;
        entries = new short[1 << maxBits];
        int at = 0;
        for (int weight = 1; weight <= maxBits; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                if (weights[symbol] == weight) {
                    short entry = (short) (maxBits + 1 - weight << 8 | symbol);
                    for (int i = 1 << weight - 1; i > 0; i--) {
                        entries[at++] = entry;
                    }
                }
            }
        }
    }

    /** Reads a table's description. */
    static final class Description {

        private final byte[] bytes;
        private final int end;
        private final int[] weights = new int[MOST_WEIGHTS + 1];
        private HuffmanTable table;

        Description(byte[] bytes, int end) {
            this.bytes = bytes;
            this.end = end;
        }

        HuffmanTable table() {
            return table;
        }

        /** Reads it. @return where the bytes after it begin */
        int read(int begin) throws IOException {
            if (begin >= end) {
                throw new IOException("zstd: a Huffman table without bytes");
            }
            int header = bytes[begin] & 0xff;
            int next = begin + 1 + (header >= 128 ? (header - 127 + 1) / 2 : header);
            if (next > end) {
                throw new IOException("zstd: a Huffman table that ends after its block");
            }
            int count = header >= 128 ? direct(begin + 1, header - 127) : packed(begin + 1, next);
            table = new HuffmanTable(weights, count);
            return next;
        }

        private int direct(int begin, int count) {
            for (int i = 0; i < count; i++) {
                int octet = bytes[begin + i / 2];
                weights[i] = (i & 1) == 0 ? octet >> 4 & 15 : octet & 15;
            }
            return count;
        }

        /** Two states in turn, until the bits are used up. */
        private int packed(int begin, int stop) throws IOException {
            FseTable.Description description = new FseTable.Description(bytes, begin, stop);
            int from = description.read(MOST_ACCURACY, SYMBOLS_OF_WEIGHTS);
            FseTable fse = description.table();
            BackwardBits in = new BackwardBits(bytes, from, stop);
            int[] states = {in.read(fse.accuracy), in.read(fse.accuracy)};
            int count = 0;
            int turn = 0;
            while (true) {
                count = put(count, fse.symbols[states[turn]]);
                states[turn] = fse.next(states[turn], in);
                turn ^= 1;
                if (in.left() < 0) {
                    return put(count, fse.symbols[states[turn]]);
                }
            }
        }

        private int put(int count, int weight) throws IOException {
            if (count == MOST_WEIGHTS) {
                throw new IOException("zstd: a Huffman table of too many weights");
            }
            weights[count] = weight;
            return count + 1;
        }
    }

    /** Reads symbols until there are so many; the bits must end with the last. */
    void decode(byte[] from, int begin, int end, byte[] target, int at, int count) throws IOException {
        BackwardBits in = new BackwardBits(from, begin, end);
        for (int i = at; i < at + count; i++) {
            int entry = entries[in.peek(maxBits)];
            target[i] = (byte) entry;
            in.skip(entry >> 8);
        }
        if (in.left() != 0) {
            throw new IOException("zstd: literals that do not end with their bits");
        }
    }
}
