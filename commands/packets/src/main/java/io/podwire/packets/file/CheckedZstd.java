package io.podwire.packets.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** The decompressor tells of broken input by runtime exceptions; a reader of streams expects IOException. */
final class CheckedZstd extends FilterInputStream {

    CheckedZstd(ZstdInputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int got = read(one, 0, 1);
        return got < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (RuntimeException e) {
            throw new IOException(
                    "zstd: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), e);
        }
    }
}
