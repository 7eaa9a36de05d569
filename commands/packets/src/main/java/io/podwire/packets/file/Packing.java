package io.podwire.packets.file;

import io.podwire.packets.zstd.ZstdStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** How a whole file is packed. */
enum Packing {
    /** RFC 1952; of several members, as {@code cat a.gz b.gz} makes. */
    GZIP {
        @Override
        InputStream unpack(InputStream packed, String name) throws IOException {
            return new GZIPInputStream(packed, BLOCK);
        }
    },
    /** RFC 8878. */
    ZSTD {
        @Override
        InputStream unpack(InputStream packed, String name) {
            return new ZstdStream(packed, name);
        }
    };

    private static final int BLOCK = 64 * 1024;

    /**
     * @param packed closed with what this gives
     * @param name of the file, for messages
     */
    abstract InputStream unpack(InputStream packed, String name) throws IOException;

    /** By what it begins with; null where it is not packed. */
    static Packing of(Window window) throws IOException {
        if (!window.need(4)) {
            return null;
        }
        long word = window.unsigned(0, ByteOrder.LITTLE_ENDIAN);
        if ((word & 0xffffff) == 0x088b1f) {
            return GZIP;
        }
        // A frame, or one that readers skip (a zstd seek table and the like may come first).
        boolean skippable = (word & 0xffff_fff0L) == 0x184d2a50L;
        return word == 0xfd2fb528L || skippable ? ZSTD : null;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
