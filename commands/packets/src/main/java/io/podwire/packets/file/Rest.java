package io.podwire.packets.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of which some bytes were read already: these come first.
 *
 * <p>{@link #available} tells of a byte as long as the end was not met: GZIPInputStream looks for the next member only then, and a pipe
 * with nothing in it for a moment would lose all that follows.
 */
final class Rest extends FilterInputStream {

    private final byte[] head;
    private final int headEnd;
    private int at;
    private boolean dry;

    Rest(InputStream in, byte[] head, int begin, int end) {
        super(in);
        this.head = head;
        this.at = begin;
        this.headEnd = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int got = read(one, 0, 1);
        return got < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at < headEnd) {
            int piece = Math.min(length, headEnd - at);
            System.arraycopy(head, at, target, offset, piece);
            at += piece;
            return piece;
        }
        int got = super.read(target, offset, length);
        dry = got < 0;
        return got;
    }

    @Override
    public int available() {
        return dry ? 0 : 1;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        byte[] away = new byte[(int) Math.min(Math.max(count, 1), 4096)];
        while (skipped < count) {
            int got = read(away, 0, (int) Math.min(count - skipped, away.length));
            if (got < 0) {
                break;
            }
            skipped += got;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
