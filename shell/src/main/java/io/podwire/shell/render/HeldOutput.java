package io.podwire.shell.render;

import java.io.ByteArrayOutputStream;

/** Text that waits until it can be written without spoiling a drawing. For one thread. */
final class HeldOutput extends ByteArrayOutputStream {

    /** Writes it, and waits for more. */
    void pass(Lines to) {
        if (count > 0) {
            to.write(buf, 0, count);
            reset();
        }
        to.flush();
    }
}
