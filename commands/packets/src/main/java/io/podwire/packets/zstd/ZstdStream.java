package io.podwire.packets.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;
import io.podwire.api.error.Unsupported;
import io.podwire.api.value.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Bytes that zstd packed (RFC 8878): frames one after the other, and frames to be skipped. A read gives what one block held, so what was
 * packed last in a pipe comes out as soon as it is in. Not for frames that need a dictionary, nor for a window above 128 MiB, which
 * {@code zstd -d} refuses too unless told by {@code --long}. The window is outside of the heap, and held until {@link #close}.
 */
public final class ZstdStream extends InputStream {

    /** Most that one block unpacks to, and most that it is packed (RFC 8878, section 3.1.1.2.4). */
    private static final int MOST_OF_A_BLOCK = 128 * 1024;

    private final InputStream in;
    private final FramePieces pieces = new FramePieces();
    private final byte[] piece = new byte[MOST_OF_A_BLOCK];
    private final ByteBuffer packed = ByteBuffer.allocateDirect(MOST_OF_A_BLOCK);
    /** What of the block was not given yet. */
    private final ByteBuffer unpacked =
            ByteBuffer.allocateDirect(MOST_OF_A_BLOCK).limit(0);

    private final ZstdDecompressCtx library;
    private boolean closed;

    /**
     * @param in closed with this
     * @param name of the file, for messages
     * @throws Unsupported where zstd's library does not load
     */
    public ZstdStream(InputStream in, String name) {
        this.in = in;
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new Unsupported(
                    Printable.of(name) + ": is packed by zstd, and podwire's zstd library does not load on this "
                            + System.getProperty("os.arch") + " (it is there for glibc on x86_64 and aarch64)",
                    e,
                    "try:   zstd -dc FILE | podwire capture -r -");
        }
        library = new ZstdDecompressCtx();
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
        while (!unpacked.hasRemaining()) {
            int count = (int) Math.min(pieces.left(), piece.length);
            int got = in.readNBytes(piece, 0, count);
            if (got == 0 && pieces.betweenFrames()) {
                return -1;
            }
            if (got < count) {
                throw new EOFException("it ends within " + pieces.within());
            }
            unpack(count);
            pieces.pass(piece, count);
        }
        int given = Math.min(length, unpacked.remaining());
        unpacked.get(target, offset, given);
        return given;
    }

    /** May be called while another thread waits for bytes in a read. */
    @Override
    public void close() throws IOException {
        synchronized (library) {
            closed = true;
            library.close();
        }
        in.close();
    }

    private void unpack(int count) throws IOException {
        packed.clear().put(piece, 0, count).flip();
        synchronized (library) {
            if (closed) {
                throw new IOException("closed");
            }
            try {
                // Native: ZSTD_decompressStream (zstd.h); both buffers are ours, nothing is kept of them; after an
                // error the context
                // is good for nothing; one thread at a time.
                library.decompressDirectByteBufferStream(unpacked.clear(), packed);
                unpacked.flip();
            } catch (ZstdException e) {
                unpacked.limit(0);
                closed = true;
                library.close();
                throw new IOException(reason(e), e);
            }
        }
    }

    /** The exception's own message is always that of no error (zstd-jni 1.5.7). */
    private static String reason(ZstdException e) {
        long code = e.getErrorCode();
        if (code == Zstd.errFrameParameterWindowTooLarge()) {
            return "zstd needs a window of more than 128 MiB (zstd --long=31 -dc FILE | podwire capture -r -)";
        }
        if (code == Zstd.errDictionaryWrong()) {
            return "zstd needs the dictionary it was packed with (zstd -D DICTIONARY -dc FILE | podwire capture -r -)";
        }
        String name = Zstd.getErrorName(-code);
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
