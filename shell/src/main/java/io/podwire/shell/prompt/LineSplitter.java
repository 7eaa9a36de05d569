package io.podwire.shell.prompt;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Bytes in, lines of plain text out: without the colors and other escapes that are meant for a terminal. */
final class LineSplitter extends OutputStream {

    /** CSI and OSC sequences and single escapes (ECMA-48). */
    private static final Pattern ESCAPES =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|.)?");

    /** A line without an end is given away in pieces. */
    private static final int LONGEST = 64 << 10;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            give();
        } else {
            line.write(octet);
            if (line.size() >= LONGEST) {
                give();
            }
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }

    private void give() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(ESCAPES.matcher(text).replaceAll("").replace("\r", ""));
    }

    /** Gives what has no end yet. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            give();
        }
    }
}
