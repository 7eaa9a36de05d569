package io.podwire.scripts.lab.dress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts for sh: those that lie beside this class, and words that no shell splits. */
final class ShellText {

    private ShellText() {}

    /** A file of this package. */
    static String file(String name) {
        try (InputStream in = ShellText.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One word, whatever is in it. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    static String words(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.length() == 0 ? "" : " ");
            line.append(word.matches("[A-Za-z0-9_./:=@+,-]+") ? word : quoted(word));
        }
        return line.toString();
    }
}
