package io.podwire.capture.write;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The JVM holds back what goes to a program of its own until there are 8 KiB: too long for somebody who watches packets come. */
public final class FlushedOutput extends FilterOutputStream {

    public FlushedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        out.flush();
    }
}
