package io.podwire.scripts.runbook;

import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import io.podwire.scripts.ScriptSource;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A script to be run: where it came from, its text, and its header where it is a runbook.
 *
 * @param name how its errors and its summary call it: the file, or {@code stdin}
 * @param text all of it
 * @param header null for a script without one
 */
record Origin(String name, String text, Header header) {

    private static final String STDIN = "-";

    /** True where a word means a file and not a name. */
    static boolean isFile(String word) {
        return word.indexOf('/') >= 0 || word.endsWith(".groovy");
    }

    /**
     * What a word means: {@code -}, a file, or a runbook's name.
     *
     * @throws io.podwire.api.error.PodwireException where there is no such thing, or its header is refused
     */
    static Origin of(String word) {
        if (word.equals(STDIN)) {
            return ofText("stdin", stdin());
        }
        if (isFile(word)) {
            return ofText(word, read(Path.of(word)));
        }
        Runbook runbook = Shelf.ofProcess().find(word);
        return new Origin(runbook.file().toString(), read(runbook.file()), runbook.header());
    }

    /** A comment that names no tag of ours makes no runbook; one that names any must be whole. */
    private static Origin ofText(String name, String text) {
        HeaderComment comment = HeaderComment.find(text);
        boolean runbook = comment != null && comment.meant();
        return new Origin(name, text, runbook ? HeaderReader.read(name, text) : null);
    }

    private static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NotFound(Printable.of(file.toString()) + ": there is no such file");
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NotFound(Printable.of(file.toString()) + ": can't be read: " + Printable.of(e.toString()), e);
        }
    }

    private static String stdin() {
        // FileInputStream.readAllBytes asks for a position, which a pipe has not (ESPIPE; seen on 17)
        try (InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the functions of a runbook, which a script without a header may use as well. */
    ScriptSource source() {
        return new ScriptSource(name, text, RunbookScript.class);
    }

    /** What the summary calls it: the runbook's name, or the script's. */
    String title() {
        return header == null ? name : header.name();
    }
}
