package io.podwire.shell.prompt;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Output of one line at the prompt, to several readers: the first is who asked, the others get copies. Once it is shut, a command that
 * did not end when it was told to writes into the void, and not between the lines of the next.
 */
final class Gate extends OutputStream {

    private final OutputStream first;
    private final List<OutputStream> copies;
    private volatile boolean shut;

    Gate(OutputStream first, List<OutputStream> copies) {
        this.first = first;
        this.copies = List.copyOf(copies);
    }

    void shut() {
        shut = true;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (shut) {
            return;
        }
        first.write(bytes, from, length);
        for (OutputStream copy : copies) {
            copy.write(bytes, from, length);
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (!shut) {
            first.flush();
        }
    }

    /** Ends the copies; the first is not ours. */
    @Override
    public synchronized void close() throws IOException {
        for (OutputStream copy : copies) {
            copy.close();
        }
    }
}
