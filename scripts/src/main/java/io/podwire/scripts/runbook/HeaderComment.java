package io.podwire.scripts.runbook;

import java.util.ArrayList;
import java.util.List;

/**
 * The comment that a file begins with ({@code /** … *}{@code /}), cut into its description and its tags. Only a {@code #!} line, blank lines
 * and other comments may stand before it: a comment further down belongs to whatever it stands on.
 *
 * @param line where it begins, from 1
 * @param description its lines before the first tag, without the stars
 * @param tags in their order
 */
public record HeaderComment(int line, List<String> description, List<Tag> tags) {

    /**
     * One tag.
     *
     * @param name without the {@code @}
     * @param line where it stands, from 1
     * @param text behind its name, without blanks around
     * @param body the lines below it up to the next tag, without the stars
     */
    public record Tag(String name, int line, String text, List<String> body) {}

    /** The comment; null where the file does not begin with one, or where it has no end. */
    static HeaderComment find(String file) {
        int start = skipToCode(file);
        if (!file.startsWith("/**", start) || file.startsWith("/**/", start)) {
            return null;
        }
        int end = file.indexOf("*/", start + 3);
        return end < 0 ? null : cut(file.substring(start + 3, end), lineOf(file, start));
    }

    /** True where it says something that only a runbook's header says; a script may begin with a comment of another kind. */
    boolean meant() {
        return tags.stream()
                .anyMatch(tag ->
                        HeaderReader.TAGS.contains(tag.name()) && !tag.name().equals("param"));
    }

    private static int skipToCode(String file) {
        int at = file.startsWith("#!") ? endOfLine(file, 0) : 0;
        while (at < file.length()) {
            if (Character.isWhitespace(file.charAt(at)) || file.charAt(at) == '\ufeff') {
                at++;
            } else if (file.startsWith("//", at)) {
                at = endOfLine(file, at);
            } else if (file.startsWith("/*", at) && !file.startsWith("/**", at)) {
                int end = file.indexOf("*/", at + 2);
                at = end < 0 ? file.length() : end + 2;
            } else {
                break;
            }
        }
        return at;
    }

    private static int endOfLine(String file, int from) {
        int end = file.indexOf('\n', from);
        return end < 0 ? file.length() : end + 1;
    }

    private static int lineOf(String file, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += file.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    private static HeaderComment cut(String comment, int firstLine) {
        List<String> description = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();
        List<String> below = description;
        int number = firstLine;
        for (String raw : comment.split("\n", -1)) {
            String line = withoutStar(raw);
            if (line.startsWith("@")) {
                int blank = firstBlank(line);
                below = new ArrayList<>();
                tags.add(new Tag(
                        line.substring(1, blank), number, line.substring(blank).strip(), below));
            } else {
                below.add(line);
            }
            number++;
        }
        return new HeaderComment(firstLine, description, tags);
    }

    private static int firstBlank(String line) {
        int blank = 0;
        while (blank < line.length() && !Character.isWhitespace(line.charAt(blank))) {
            blank++;
        }
        return blank;
    }

    private static String withoutStar(String raw) {
        String line = raw.strip();
        if (!line.startsWith("*")) {
            return line;
        }
        // one blank belongs to the star; what stands further in is meant (a sample's own indentation)
        int star = raw.indexOf('*');
        String behind = raw.substring(star + 1).stripTrailing();
        return behind.startsWith(" ") ? behind.substring(1) : behind;
    }
}
