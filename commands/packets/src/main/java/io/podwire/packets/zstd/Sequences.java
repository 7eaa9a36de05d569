package io.podwire.packets.zstd;

import java.io.IOException;

/** Reads the sequences of a block and carries them out: literals, then a copy of what was before (RFC 8878, 3.1.1.3.2 to 3.1.1.5). */
final class Sequences {

    private static final int USUAL = 0;
    private static final int SAME = 1;
    private static final int DESCRIBED = 2;

    private FseTable literalTable;
    private FseTable offsetTable;
    private FseTable matchTable;
    private final int[] recent = new int[3];
    private byte[] block;
    private int at;
    private int end;

    /** A new frame begins. */
    void reset() {
        literalTable = null;
        offsetTable = null;
        matchTable = null;
        recent[0] = 1;
        recent[1] = 4;
        recent[2] = 8;
    }

    /** Carries out a block's sequences, and appends the literals that are left. */
    void run(byte[] bytes, int begin, int stop, Literals literals, History history) throws IOException {
        block = bytes;
        at = begin;
        end = stop;
        int count = count();
        int used = 0;
        if (count > 0) {
            tables();
            used = copies(count, literals, history);
        } else {
            require(at == end);
        }
        history.append(literals.bytes, used, literals.size() - used);
    }

    private int count() throws IOException {
        int first = octet();
        if (first < 128) {
            return first;
        }
        return first < 255 ? (first - 128 << 8) + octet() : octet() + (octet() << 8) + 0x7f00;
    }

    private void tables() throws IOException {
        int modes = octet();
        require((modes & 3) == 0);
        literalTable = table(modes >> 6, literalTable, SequenceCodes.USUAL_LITERALS, 9, SequenceCodes.LITERAL_SYMBOLS);
        offsetTable = table(modes >> 4 & 3, offsetTable, SequenceCodes.USUAL_OFFSETS, 8, SequenceCodes.OFFSET_SYMBOLS);
        matchTable = table(modes >> 2 & 3, matchTable, SequenceCodes.USUAL_MATCHES, 9, SequenceCodes.MATCH_SYMBOLS);
    }

    private FseTable table(int mode, FseTable before, FseTable usual, int mostAccuracy, int symbols)
            throws IOException {
        switch (mode) {
            case USUAL -> {
                return usual;
            }
            case SAME -> {
                int symbol = octet();
                require(symbol < symbols);
                return FseTable.always(symbol);
            }
            case DESCRIBED -> {
                FseTable.Description description = new FseTable.Description(block, at, end);
                at = description.read(mostAccuracy, symbols);
                return description.table();
            }
            default -> {
                require(before != null);
                return before;
            }
        }
    }

    /** @return how many literals were used */
    private int copies(int count, Literals literals, History history) throws IOException {
        BackwardBits in = new BackwardBits(block, at, end);
        int literalState = in.read(literalTable.accuracy);
        int offsetState = in.read(offsetTable.accuracy);
        int matchState = in.read(matchTable.accuracy);
        int used = 0;
        for (int i = 0; i < count; i++) {
            int offsetCode = offsetTable.symbols[offsetState];
            int matchCode = matchTable.symbols[matchState];
            int literalCode = literalTable.symbols[literalState];
            require(offsetCode < 31);
            int offsetValue = (1 << offsetCode) + in.read(offsetCode);
            int matchLength = SequenceCodes.MATCH_BASES[matchCode] + in.read(SequenceCodes.MATCH_BITS[matchCode]);
            int literalLength =
                    SequenceCodes.LITERAL_BASES[literalCode] + in.read(SequenceCodes.LITERAL_BITS[literalCode]);
            if (i + 1 < count) {
                literalState = literalTable.next(literalState, in);
                matchState = matchTable.next(matchState, in);
                offsetState = offsetTable.next(offsetState, in);
            }
            require(in.left() >= 0 && literalLength <= literals.size() - used);
            history.append(literals.bytes, used, literalLength);
            used += literalLength;
            history.repeat(offset(offsetValue, literalLength), matchLength);
        }
        require(in.left() == 0);
        return used;
    }

    /** Small values mean one of the last three offsets. */
    private int offset(int value, int literalLength) throws IOException {
        int offset;
        if (value > 3) {
            offset = value - 3;
            recent[2] = recent[1];
            recent[1] = recent[0];
        } else {
            int which = value - 1 + (literalLength == 0 ? 1 : 0);
            if (which == 0) {
                return recent[0];
            }
            offset = which == 3 ? recent[0] - 1 : recent[which];
            if (which > 1) {
                recent[2] = recent[1];
            }
            recent[1] = recent[0];
        }
        require(offset > 0);
        recent[0] = offset;
        return offset;
    }

    private int octet() throws IOException {
        require(at < end);
        return block[at++] & 0xff;
    }

    private static void require(boolean right) throws IOException {
        if (!right) {
            throw new IOException("zstd: broken sequences");
        }
    }
}
