package io.podwire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts kept in {@code shell/src/test/resources} and compared to the letter. After a change that is meant, write them anew with
 * {@code mvn -o test -pl shell -am -Dpodwire.golden=write -Dsurefire.failIfNoSpecifiedTests=false -Dtest='*Golden*'} and read the
 * difference before you commit it.
 */
public final class Golden {

    private Golden() {}

    /** Compares a text with {@code NAME} below the resources. */
    public static void check(String name, String text) throws IOException {
        check(Path.of("src/test/resources").resolve(name), text, "-Dpodwire.golden=write (see Golden.java)");
    }

    /** Compares a text with a file, or writes it where that was asked for. */
    public static void check(Path file, String text, String howToWrite) throws IOException {
        if ("write".equals(System.getProperty("podwire.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return;
        }
        assertThat(file).as("missing; write it with " + howToWrite).exists();
        assertThat(text)
                .as("%s is out of date; write it anew with %s", file, howToWrite)
                .isEqualTo(Files.readString(file));
    }
}
