package io.podwire.shell.render;

import io.podwire.shell.cli.OutputClosed;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Output as bytes or as UTF-8 lines, whatever the locale; buffered. A failing output comes out as {@link OutputClosed}. */
public final class Lines extends OutputStream {

    private final OutputStream out;

    public Lines(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 15);
    }

    /** Writes a line and its end. */
    public void line(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
        write('\n');
    }

    @Override
    public void write(int octet) {
        run(() -> out.write(octet));
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        run(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() {
        run(out::flush);
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new OutputClosed(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
