package io.podwire.snapshot.write;

import io.podwire.values.Json;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The lines of one entry until all namespaces were read: a namespace is read once, for all entries, and an entry must lie in one
 * piece. Compressed; in memory while it is small, then in a file without a name, which the kernel removes with this process.
 */
final class Spool implements AutoCloseable {

    private static final int MOST_IN_MEMORY = 256 << 10;

    private final Path folder;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final OutputStream out =
            new BufferedOutputStream(new DeflaterOutputStream(new Overflow(), deflater, 8 << 10), 16 << 10);
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1 << 10);
    private FileChannel file;
    private OutputStream fileOut;

    /** @param folder where its file is, if it needs one */
    Spool(Path folder) {
        this.folder = folder;
    }

    /** Adds a record as a line. */
    void line(Object value) throws IOException {
        try {
            Json.write(value, out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.write('\n');
    }

    /** Writes all lines, after which no more can be added. */
    void copyTo(OutputStream to) throws IOException {
        out.close();
        try (InputStream lines = new InflaterInputStream(compressed())) {
            lines.transferTo(to);
        }
    }

    private InputStream compressed() throws IOException {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        fileOut.flush();
        file.position(0);
        return Channels.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        if (file != null) {
            file.close();
        }
    }

    private final class Overflow extends OutputStream {

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            if (file == null && memory.size() + length <= MOST_IN_MEMORY) {
                memory.write(octets, offset, length);
                return;
            }
            if (file == null) {
                file = NamelessFile.in(folder);
                fileOut = Channels.newOutputStream(file);
                memory.writeTo(fileOut);
                memory = null;
            }
            fileOut.write(octets, offset, length);
        }
    }
}
