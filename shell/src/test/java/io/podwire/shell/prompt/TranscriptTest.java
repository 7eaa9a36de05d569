package io.podwire.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.error.BadUse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {

    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z";

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    @Test
    void hasWhatWasAskedWhereWhenAndAnswered() throws IOException {
        Path file = folder.resolve("t");
        try (Transcript transcript = Transcript.open(file, "n1", notes::add)) {
            transcript.asked("shop/cart@n1", "x --password hunter2");
            try (OutputStream copy = transcript.copy()) {
                copy.write("\u001b[1;31mlo\u001b[0m up\ntoken=abc\nno end".getBytes(StandardCharsets.UTF_8));
            }
            transcript.answered(3);
        }
        assertThat(Files.readString(file))
                .matches("# podwire transcript, begun " + TIME + " on n1\n\n"
                        + "\\[" + TIME + " shop/cart@n1]> x --password \\*\\*\\*\n"
                        + "lo up\ntoken=\\*\\*\\*\nno end\n\\[" + TIME + " status 3]\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void goesOnWithItsOwnFileAndRefusesOthers() throws IOException {
        Path file = folder.resolve("t");
        Transcript.open(file, "n1", notes::add).close();
        Transcript.open(file, "n1", notes::add).close();
        assertThat(Files.readString(file)).contains("begun").contains("continued");
        Path other = Files.writeString(folder.resolve("other"), "my thesis\n");
        assertThatThrownBy(() -> Transcript.open(other, "n1", notes::add))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("is no transcript of podwire's");
        assertThat(other).hasContent("my thesis");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThatThrownBy(() -> Transcript.open(link, "n1", notes::add)).isInstanceOf(BadUse.class);
        assertThatThrownBy(() -> Transcript.open(folder.resolve("no/t"), "n1", notes::add))
                .isInstanceOf(BadUse.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    void aPrivateKeyIsMaskedOverAllItsLines() throws IOException {
        Path file = folder.resolve("t");
        try (Transcript transcript = Transcript.open(file, "n1", notes::add);
                OutputStream copy = transcript.copy()) {
            copy.write("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Files.readString(file)).doesNotContain("MIIE").endsWith("a\n***\n***\n***\nb\n");
    }
}
