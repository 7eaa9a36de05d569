package io.podwire.packets.zstd;

/**
 * Where the pieces of zstd's frames end (RFC 8878, section 3.1), so that the library is handed one at a time: of a call that fails it does
 * not tell what it had unpacked before. What a piece holds, and whether it is right, is the library's to say.
 */
final class FramePieces {

    private static final int SAME_BYTE = 1;

    private enum Piece {
        MAGIC,
        DESCRIPTOR,
        REST_OF_HEADER,
        BLOCK_HEADER,
        BLOCK,
        CHECKSUM,
        SIZE_TO_SKIP,
        SKIPPED
    }

    private Piece piece;
    private long left;
    private boolean checksum;
    private boolean lastBlock;

    FramePieces() {
        nextFrame();
    }

    /** Bytes of the piece that are still to come, at least one. */
    long left() {
        return left;
    }

    /** Is this a place where a file may end? */
    boolean betweenFrames() {
        return piece == Piece.MAGIC;
    }

    /** What a file ends within that ends here. */
    String within() {
        return piece == Piece.BLOCK ? "a block" : "a frame";
    }

    /**
     * Goes on by what was read.
     *
     * @param bytes the piece, from 0 on; of one that came in several parts only its length counts
     * @param count at most {@link #left}
     */
    void pass(byte[] bytes, int count) {
        left -= count;
        if (left > 0) {
            return;
        }
        switch (piece) {
            case MAGIC -> begin(little(bytes, 4));
            case DESCRIPTOR -> header(bytes[0]);
            case REST_OF_HEADER -> expect(Piece.BLOCK_HEADER, 3);
            case BLOCK_HEADER -> block((int) little(bytes, 3));
            case BLOCK -> afterBlock();
            case SIZE_TO_SKIP -> skip(little(bytes, 4));
            case CHECKSUM, SKIPPED -> nextFrame();
        }
    }

    private void expect(Piece next, long length) {
        piece = next;
        left = length;
    }

    private void nextFrame() {
        expect(Piece.MAGIC, 4);
    }

    private void begin(long magic) {
        if ((magic & 0xffff_fff0L) == 0x184d2a50L) {
            expect(Piece.SIZE_TO_SKIP, 4);
        } else {
            expect(Piece.DESCRIPTOR, 1);
        }
    }

    private void skip(long length) {
        if (length == 0) {
            nextFrame();
        } else {
            expect(Piece.SKIPPED, length);
        }
    }

    /** Section 3.1.1.1.1: which of window, dictionary and content size follow. */
    private void header(byte descriptor) {
        boolean single = (descriptor & 0x20) != 0;
        checksum = (descriptor & 4) != 0;
        int window = single ? 0 : 1;
        int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
        int size = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6 & 3];
        expect(Piece.REST_OF_HEADER, window + dictionary + size);
    }

    /** Section 3.1.1.2. */
    private void block(int header) {
        lastBlock = (header & 1) != 0;
        int length = (header >> 1 & 3) == SAME_BYTE ? 1 : header >> 3;
        if (length == 0) {
            afterBlock();
        } else {
            expect(Piece.BLOCK, length);
        }
    }

    private void afterBlock() {
        if (!lastBlock) {
            expect(Piece.BLOCK_HEADER, 3);
        } else if (checksum) {
            expect(Piece.CHECKSUM, 4);
        } else {
            nextFrame();
        }
    }

    private static long little(byte[] bytes, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }
}
