package io.podwire.packets.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes that zstd packed (RFC 8878): frames one after the other, and frames to be skipped. A read gives what one block held, so what was
 * packed last in a pipe comes out as soon as it is in. Not for frames that need a dictionary, nor a window above 32 MiB.
 */
public final class ZstdStream extends InputStream {

    /** Most that one block unpacks to, and most that it is packed. */
    static final int MOST_OF_A_BLOCK = 128 * 1024;

    private static final int MAGIC = 0xfd2fb528;
    private static final int MOST_OF_A_WINDOW = 32 << 20;
    private static final int RAW = 0;
    private static final int SAME = 1;
    private static final int PACKED = 2;

    private final InputStream in;
    private final byte[] block = new byte[MOST_OF_A_BLOCK + BackwardBits.SLACK];
    private final History history = new History();
    private final Literals literals = new Literals();
    private final Sequences sequences = new Sequences();
    private final XxHash64 hash = new XxHash64();
    private final byte[] small = new byte[8];
    private boolean withinFrame;
    private boolean lastBlock;
    private boolean checksum;
    private long contentSize;
    private int mostOfABlock;
    /** What of the block was not given yet. */
    private int at;

    private int end;

    /** @param in closed with this */
    public ZstdStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int got = read(one, 0, 1);
        return got < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws IOException where it is cut or broken; all that was packed before was given */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == end) {
            if (!more()) {
                return -1;
            }
        }
        int piece = Math.min(length, end - at);
        System.arraycopy(history.bytes(), at, target, offset, piece);
        at += piece;
        return piece;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Goes one step on: a frame's header, a block, a frame's end. False at the end of all. */
    private boolean more() throws IOException {
        if (!withinFrame) {
            return beginFrame();
        }
        if (lastBlock) {
            endFrame();
            return true;
        }
        nextBlock();
        return true;
    }

    private boolean beginFrame() throws IOException {
        int got = in.readNBytes(small, 0, 4);
        if (got == 0) {
            return false;
        }
        int magic = (int) little(4);
        if (got == 4 && (magic & 0xffff_fff0) == 0x184d2a50) {
            long skip = number(4);
            in.skipNBytes(skip);
            return true;
        }
        if (got < 4 || magic != MAGIC) {
            throw new IOException("zstd: neither a frame nor the end");
        }
        int descriptor = (int) number(1);
        boolean single = (descriptor & 0x20) != 0;
        checksum = (descriptor & 4) != 0;
        if ((descriptor & 8) != 0) {
            throw new IOException("zstd: a frame of a kind that is not known");
        }
        long window = single ? 0 : window((int) number(1));
        long dictionary = number(new int[] {0, 1, 2, 4}[descriptor & 3]);
        if (dictionary != 0) {
            throw new IOException("zstd: dictionary " + dictionary + " is needed, and there is none");
        }
        int sizeBytes = new int[] {single ? 1 : 0, 2, 4, 8}[descriptor >> 6];
        contentSize = sizeBytes == 0 ? -1 : number(sizeBytes) + (sizeBytes == 2 ? 256 : 0);
        window = single ? contentSize : window;
        if (window < 0 || window > MOST_OF_A_WINDOW) {
            throw new IOException("zstd: a window of " + Long.toUnsignedString(window) + " bytes is needed (at most "
                    + MOST_OF_A_WINDOW + " can be had)");
        }
        history.reset((int) window);
        mostOfABlock = (int) Math.min(Math.max(window, 1), MOST_OF_A_BLOCK);
        literals.reset();
        sequences.reset();
        hash.reset();
        at = 0;
        end = 0;
        lastBlock = false;
        withinFrame = true;
        return true;
    }

    private static long window(int descriptor) {
        long base = 1L << 10 + (descriptor >> 3);
        return base + base / 8 * (descriptor & 7);
    }

    private void nextBlock() throws IOException {
        int header = (int) number(3);
        int type = header >> 1 & 3;
        int size = header >> 3;
        if (size > mostOfABlock) {
            throw new IOException("zstd: a block of " + size + " bytes (at most " + mostOfABlock + " can be)");
        }
        history.beginBlock();
        switch (type) {
            case RAW -> {
                fill(size);
                history.append(block, 0, size);
            }
            case SAME -> history.fill((byte) number(1), size);
            case PACKED -> {
                fill(size);
                int after = literals.read(block, 0, size);
                sequences.run(block, after, size, literals, history);
            }
            default -> throw new IOException("zstd: a block of a kind that is not known");
        }
        lastBlock = (header & 1) != 0;
        at = history.blockBegin();
        end = history.end();
        if (checksum) {
            hash.update(history.bytes(), at, end);
        }
    }

    private void endFrame() throws IOException {
        withinFrame = false;
        if (checksum && number(4) != (hash.value() & 0xffff_ffffL)) {
            throw new IOException("zstd: the checksum is wrong");
        }
        if (contentSize >= 0 && contentSize != history.total()) {
            throw new IOException("zstd: " + history.total() + " bytes came out of a frame that said " + contentSize);
        }
    }

    private void fill(int size) throws IOException {
        if (in.readNBytes(block, 0, size) < size) {
            throw new EOFException("zstd: it ends within a block");
        }
    }

    private long number(int size) throws IOException {
        if (in.readNBytes(small, 0, size) < size) {
            throw new EOFException("zstd: it ends within a frame");
        }
        return little(size);
    }

    private long little(int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | small[i] & 0xff;
        }
        return value;
    }
}
