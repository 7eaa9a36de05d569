package io.podwire.shell.prompt;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps what was asked where and when, and what was answered: plain text, secrets masked, readable by its owner only. What programs
 * write to the terminal themselves does not come by here. It is written line by line, so that a shell that is killed loses nothing;
 * when the disk is full that is said once, and the shell goes on.
 */
final class Transcript implements AutoCloseable {

    private static final String HEAD = "# podwire transcript";

    private final Path file;
    private final FileChannel channel;
    private final Consumer<String> notes;
    private boolean broken;
    private boolean inKey;

    private Transcript(Path file, FileChannel channel, Consumer<String> notes) {
        this.file = file;
        this.channel = channel;
        this.notes = notes;
    }

    /**
     * Begins, or goes on with one that was begun before.
     *
     * @param notes is told once when it can't be written any more
     * @throws BadUse where the file is none of ours or can't be opened
     */
    static Transcript open(Path file, String host, Consumer<String> notes) {
        try {
            boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            if (there && !ours(file)) {
                throw new BadUse("'" + Printable.of(file.toString())
                        + "' is there and is no transcript of podwire's; expected a new file or one of those");
            }
            Set<OpenOption> options = Set.of(
                    there ? StandardOpenOption.WRITE : StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS);
            Transcript transcript = new Transcript(
                    file,
                    FileChannel.open(
                            file,
                            options,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                    notes);
            if (there) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            transcript.line(HEAD + (there ? ", continued " : ", begun ") + now() + " on " + Printable.of(host));
            return transcript;
        } catch (IOException e) {
            throw new BadUse("'" + Printable.of(file.toString()) + "': " + HistoryFile.reason(e), e);
        }
    }

    private static boolean ours(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (Files.size(file) == 0) {
            return true;
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD.length()), StandardCharsets.UTF_8).equals(HEAD);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    Path file() {
        return file;
    }

    /** A line was typed. */
    void asked(String where, String line) {
        line("");
        line("[" + now() + " " + Printable.of(where) + "]> " + line.replace("\n", "\n  "));
    }

    /** It is over. */
    void answered(int status) {
        line("[" + now() + " status " + status + "]");
    }

    /** What is written there also comes here, a line at a time. */
    OutputStream copy() {
        return new LineSplitter(this::line);
    }

    private synchronized void line(String text) {
        if (broken) {
            return;
        }
        StringBuilder masked = new StringBuilder();
        for (String part : text.split("\n", -1)) {
            masked.append(masked(part)).append('\n');
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(masked.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            broken = true;
            notes.accept("transcript: " + Printable.of(file.toString()) + " can't be written: " + HistoryFile.reason(e)
                    + "; it ends here");
        }
    }

    /** A private key goes over several lines, of which only the first says what it is. */
    private String masked(String line) {
        if (inKey) {
            inKey = !line.contains("-----END ");
            return Secrets.MASK;
        }
        inKey = line.contains("-----BEGIN ") && line.contains("PRIVATE KEY") && !line.contains("-----END ");
        return Secrets.masked(line);
    }

    @Override
    public synchronized void close() {
        broken = true;
        try {
            channel.close();
        } catch (IOException e) {
            // all its lines were written before
        }
    }
}
