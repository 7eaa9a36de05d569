package io.podwire.capture;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The user's output, which whoever writes to it may not close. */
final class Kept extends FilterOutputStream {

    Kept(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
