package io.podwire.engine.enter;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words podwire itself was started with, as bytes. Java decodes them in the locale's encoding, which under {@code LC_ALL=C} (cron,
 * many an ssh session) loses every letter beyond ASCII; a program to run must get what was typed.
 */
final class OwnCommandLine {

    private OwnCommandLine() {}

    /** The same words as C strings: our own last words where they are the same, else in UTF-8. */
    static List<byte[]> bytes(List<String> words) {
        boolean ascii = words.stream().allMatch(word -> word.chars().allMatch(c -> c < 0x80));
        return ascii ? match(words, List.of(), StandardCharsets.UTF_8) : match(words, own(), encoding());
    }

    /** Compares from the end: what a launch puts in front of the user's words is its own. */
    static List<byte[]> match(List<String> words, List<byte[]> own, Charset encoding) {
        List<byte[]> bytes = new ArrayList<>();
        words.forEach(word -> bytes.add(NativeText.of(word)));
        for (int i = 1; i <= Math.min(words.size(), own.size()); i++) {
            byte[] raw = own.get(own.size() - i);
            if (!new String(raw, encoding).equals(words.get(words.size() - i))) {
                break;
            }
            bytes.set(words.size() - i, Arrays.copyOf(raw, raw.length + 1));
        }
        return bytes;
    }

    private static Charset encoding() {
        try {
            return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static List<byte[]> own() {
        try {
            return split(Files.readAllBytes(Path.of("/proc/self/cmdline")));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The words of a text of proc_pid_cmdline(5), each ended by a NUL. */
    static List<byte[]> split(byte[] cmdline) {
        List<byte[]> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < cmdline.length; i++) {
            if (cmdline[i] == 0) {
                words.add(Arrays.copyOfRange(cmdline, start, i));
                start = i + 1;
            }
        }
        return words;
    }
}
