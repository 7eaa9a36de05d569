package io.podwire.packets.zstd;

import java.io.IOException;
import java.util.Arrays;

/** A table of finite state entropy (RFC 8878, 4.1.1): a state stands for a symbol, and with some bits leads to the next state. */
final class FseTable {

    final int accuracy;
    final byte[] symbols;
    final byte[] bits;
    final short[] bases;

    private FseTable(int accuracy) {
        this.accuracy = accuracy;
        int size = 1 << accuracy;
        symbols = new byte[size];
        bits = new byte[size];
        bases = new short[size];
    }

    /** From how often each symbol comes, -1 for less than once. */
    static FseTable of(int accuracy, short[] counts, int symbolCount) {
        FseTable table = new FseTable(accuracy);
        int size = 1 << accuracy;
        int[] next = new int[symbolCount];
        int high = size;
        for (int symbol = 0; symbol < symbolCount; symbol++) {
            if (counts[symbol] == -1) {
                table.symbols[--high] = (byte) symbol;
                next[symbol] = 1;
            }
        }
        int step = (size >> 1) + (size >> 3) + 3;
        int at = 0;
        for (int symbol = 0; symbol < symbolCount; symbol++) {
            if (counts[symbol] > 0) {
                next[symbol] = counts[symbol];
                for (int i = 0; i < counts[symbol]; i++) {
                    table.symbols[at] = (byte) symbol;
                    do {
                        at = at + step & size - 1;
                    } while (at >= high);
                }
            }
        }
        for (int state = 0; state < size; state++) {
            int value = next[table.symbols[state]]++;
            int width = accuracy - log2(value);
            table.bits[state] = (byte) width;
            table.bases[state] = (short) ((value << width) - size);
        }
        return table;
    }

    /** Always the same symbol. */
    static FseTable always(int symbol) {
        FseTable table = new FseTable(0);
        table.symbols[0] = (byte) symbol;
        return table;
    }

    int next(int state, BackwardBits in) {
        return bases[state] + in.read(bits[state]);
    }

    static int log2(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }

    /** Reads a table's description; bytes are read forward. */
    static final class Description {

        private final byte[] bytes;
        private final int begin;
        private final int end;
        private int bit;
        private FseTable table;

        Description(byte[] bytes, int begin, int end) {
            this.bytes = bytes;
            this.begin = begin;
            this.end = end;
        }

        FseTable table() {
            return table;
        }

        /**
         * Reads it.
         *
         * @param mostAccuracy larger is an error
         * @param mostSymbols so many symbols there can be
         * @return where the bytes after it begin
         */
        int read(int mostAccuracy, int mostSymbols) throws IOException {
            int accuracy = bits(4) + 5;
            if (accuracy > mostAccuracy) {
                throw new IOException("zstd: a table of accuracy " + accuracy);
            }
            short[] counts = new short[mostSymbols];
            int left = 1 << accuracy;
            int symbol = 0;
            while (left > 0) {
                if (symbol >= mostSymbols) {
                    throw new IOException("zstd: a table of too many symbols");
                }
                int count = count(left);
                counts[symbol++] = (short) count;
                left -= Math.abs(count);
                if (count == 0) {
                    symbol = zeros(symbol, mostSymbols);
                }
            }
            if (left < 0) {
                throw new IOException("zstd: a table that is more than full");
            }
            int used = (bit + 7) / 8;
            if (begin + used > end) {
                throw new IOException("zstd: a table that ends after its block");
            }
            table = of(accuracy, Arrays.copyOf(counts, symbol), symbol);
            return begin + used;
        }

        private int count(int left) {
            int width = log2(left + 1) + 1;
            int value = bits(width);
            int lower = (1 << width - 1) - 1;
            int threshold = (1 << width) - 1 - (left + 1);
            if ((value & lower) < threshold) {
                // One bit less was enough.
                bit--;
                value &= lower;
            } else if (value > lower) {
                value -= threshold;
            }
            return value - 1;
        }

        private int zeros(int symbol, int mostSymbols) throws IOException {
            int next = symbol;
            int repeat;
            do {
                repeat = bits(2);
                next += repeat;
                if (next > mostSymbols) {
                    throw new IOException("zstd: a table of too many symbols");
                }
            } while (repeat == 3);
            return next;
        }

        /** Up to 16 bits; zeros after the end, which is looked for once all is read. */
        private int bits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++, bit++) {
                int at = begin + (bit >> 3);
                if (at < end) {
                    value |= (bytes[at] >> (bit & 7) & 1) << i;
                }
            }
            return value;
        }
    }
}
