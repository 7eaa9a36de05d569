package io.podwire.shell.prompt;

import io.podwire.api.value.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The lines typed before, one entry a line, oldest first; line breaks and backslashes inside an entry are escaped. Each line is
 * appended as soon as it was typed, under a lock, so that shells side by side keep all their lines. What fails is said once: a
 * shell without a history is still a shell.
 */
final class HistoryFile {

    private static final int MOST = 5_000;
    /** Cut back only from here on, so that not every start writes the file anew. */
    private static final int TOO_MANY = MOST + MOST / 4;

    private static final int LONGEST = 64 << 10;
    private static final long LARGEST = 16 << 20;

    private final Path file;
    private final Consumer<String> notes;
    private boolean told;

    /**
     * @param file need not exist; null keeps nothing
     * @param notes is told once where it can't be read or written
     */
    HistoryFile(Path file, Consumer<String> notes) {
        this.file = file;
        this.notes = notes;
    }

    /** Where the user's is: {@code $XDG_STATE_HOME/podwire/history}, or under {@code ~/.local/state}; null without a home. */
    static Path ofUser(Map<String, String> environment) {
        Path state = Homes.of(environment, "XDG_STATE_HOME", ".local/state");
        return state == null ? null : state.resolve("podwire").resolve("history");
    }

    /** All entries, oldest first. */
    List<String> read() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            if (Files.size(file) > LARGEST) {
                tell("is larger than 16 MiB and is left alone");
                return List.of();
            }
            List<String> lines = lines();
            if (lines.size() > TOO_MANY) {
                lines = cutBack();
            }
            List<String> entries = new ArrayList<>();
            lines.forEach(line -> entries.add(unescaped(line)));
            return entries;
        } catch (IOException e) {
            tell("can't be read: " + reason(e));
            return List.of();
        }
    }

    /** Bytes that are no UTF-8 (a torn write, a foreign editor) spoil one entry, not the file. */
    private List<String> lines() throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        Collections.addAll(lines, text.split("\n"));
        lines.removeIf(line -> line.isBlank() || line.length() > LONGEST);
        return lines;
    }

    /** Adds an entry at the end. */
    void append(String entry) {
        if (file == null || told || entry.length() > LONGEST) {
            return;
        }
        try {
            makeFolder();
            Set<StandardOpenOption> options =
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            try (FileChannel channel = FileChannel.open(
                            file,
                            options,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    FileLock lock = channel.lock()) {
                long before = channel.size();
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(escaped(entry) + "\n");
                try {
                    while (lock.isValid() && bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                } catch (IOException e) {
                    // a full disk takes a part of it: half an entry would be glued to the next one
                    channel.truncate(before);
                    throw e;
                }
            }
        } catch (IOException e) {
            tell("can't be written: " + reason(e) + "; this session's lines are not kept");
        }
    }

    private void makeFolder() throws IOException {
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Writes the newest entries into a new file in its place. */
    private List<String> cutBack() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            List<String> all = lines();
            List<String> newest = all.subList(Math.max(0, all.size() - MOST), all.size());
            // in place, not by renaming: another shell may hold the lock's file open and would go on appending to the
            // old one
            channel.truncate(0);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(String.join("\n", newest) + "\n");
            while (lock.isValid() && bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return newest;
        }
    }

    private void tell(String what) {
        if (!told) {
            told = true;
            notes.accept("history: " + Printable.of(file.toString()) + " " + what);
        }
    }

    static String reason(IOException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        String kind = e.getClass().getSimpleName();
        return switch (kind) {
            case "AccessDeniedException" -> "EACCES (Permission denied)";
            case "NoSuchFileException" -> "ENOENT (No such file or directory)";
            default -> {
                int colon = message.lastIndexOf(": ");
                yield Printable.of(colon < 0 ? message.isEmpty() ? kind : message : message.substring(colon + 2));
            }
        };
    }

    static String escaped(String entry) {
        return entry.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    static String unescaped(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\' || i + 1 == line.length()) {
                out.append(c);
            } else {
                char escaped = line.charAt(++i);
                out.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            }
        }
        return out.toString();
    }
}
