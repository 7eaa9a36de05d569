package io.podwire.shell.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a page shows of the demo: the fenced block behind a mark.
 *
 * @param page the file
 * @param before its text up to the block
 * @param block what is between the fences
 * @param after the rest
 */
record Transcript(Path page, String before, String block, String after) {

    private static final String BEGIN = "<!-- podwire demo -->\n```\n";
    private static final String END = "```\n";

    static Transcript in(Path page) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            throw new AssertionError(
                    page + " has no line " + BEGIN.lines().findFirst().orElseThrow());
        }
        int from = begin + BEGIN.length();
        int to = text.indexOf(END, from);
        return new Transcript(page, text.substring(0, from), text.substring(from, to), text.substring(to));
    }

    String steady() {
        return steady(block);
    }

    void write(String output) throws IOException {
        Files.writeString(page, before + output.strip() + "\n" + after);
    }

    /** Without the numbers that the kernel gives each run anew, and without the columns they move. */
    static String steady(String output) {
        return output.strip()
                .replaceAll("\\bpid [0-9]+", "pid N")
                .replaceAll("\\binode [0-9]+", "inode N")
                .replaceAll("\\b[0-9.]+ ?m?s\\b", "N s")
                .replaceAll("[0-9.]+/[0-9.]+/[0-9.]+/N s", "N s")
                .replaceAll("(?m) +", " ")
                .replaceAll("(?m) $", "");
    }
}
