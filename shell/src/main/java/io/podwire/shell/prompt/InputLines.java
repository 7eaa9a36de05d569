package io.podwire.shell.prompt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Lines of a stream that is shared with the programs these lines start. So it is read byte by byte, as a shell reads its script: not one
 * byte beyond the line, and the program finds the rest.
 */
final class InputLines implements Supplier<String> {

    /** A line that is longer is cut in pieces. */
    private static final int LONGEST = 1 << 20;

    private final InputStream in;

    InputLines(InputStream in) {
        this.in = in;
    }

    /** @return null at the end, also where it can't be read on */
    @Override
    public String get() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int octet = in.read();
            if (octet < 0) {
                return null;
            }
            while (octet >= 0 && octet != '\n' && line.size() < LONGEST) {
                line.write(octet);
                octet = in.read();
            }
        } catch (IOException e) {
            return null;
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
