package io.podwire.scripts.runbook;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all headers have in common: description, name, parameters, and tags of which each stands there once. */
public final class HeaderTags {

    private final String file;
    private final HeaderComment comment;
    private final List<String> known;

    private HeaderTags(String file, HeaderComment comment, List<String> known) {
        this.file = file;
        this.comment = comment;
        this.known = known;
    }

    /**
     * Finds the header of a file.
     *
     * @param file how errors call it
     * @param text the file, or its beginning
     * @param known all tags there may be
     * @param what the file is, as an error calls it: {@code a runbook}
     * @param hint a line that tells where such headers are explained
     * @throws BadData where there is none, or one with unknown or repeated tags
     */
    public static HeaderTags read(String file, String text, List<String> known, String what, String hint) {
        HeaderComment comment = HeaderComment.find(text);
        if (comment == null) {
            throw new BadData(
                    Printable.of(file) + ":1: no header; " + what + " begins with /** … */ and the tags @"
                            + String.join(" @", known),
                    hint);
        }
        HeaderTags tags = new HeaderTags(file, comment, known);
        tags.refuseUnknownAndRepeated();
        return tags;
    }

    /** The refusal of a tag: file, line, and why. */
    public BadData refused(HeaderComment.Tag tag, String why) {
        return new BadData(Printable.of(file) + ":" + tag.line() + ": " + why);
    }

    private void refuseUnknownAndRepeated() {
        Set<String> seen = new HashSet<>();
        for (HeaderComment.Tag tag : comment.tags()) {
            if (!known.contains(tag.name())) {
                throw refused(tag, "no tag @" + Printable.of(tag.name()) + instead(tag.name()));
            }
            if (!seen.add(tag.name()) && !tag.name().equals("param")) {
                throw refused(tag, "a second @" + tag.name());
            }
        }
    }

    private String instead(String name) {
        List<String> all = known.stream().map(tag -> "@" + tag).toList();
        String question = Nearest.question("@" + name, all);
        return question.isEmpty() ? "; there are " + String.join(" ", all) : question;
    }

    /** True where the header has that tag. */
    public boolean has(String name) {
        return comment.tags().stream().anyMatch(tag -> tag.name().equals(name));
    }

    /**
     * The tag, with its text in one line unless it is a sample.
     *
     * @throws BadData where there is none, or it says nothing
     */
    public HeaderComment.Tag tag(String name) {
        for (HeaderComment.Tag tag : comment.tags()) {
            if (tag.name().equals(name)) {
                return name.equals("output") ? tag : oneLine(tag);
            }
        }
        throw new BadData(Printable.of(file) + ":" + comment.line() + ": the header lacks @" + name);
    }

    private HeaderComment.Tag oneLine(HeaderComment.Tag tag) {
        StringBuilder text = new StringBuilder(tag.text());
        for (String line : tag.body()) {
            text.append(line.isBlank() ? "" : " " + line.strip());
        }
        String whole = text.toString().strip();
        if (whole.isEmpty()) {
            throw refused(tag, "@" + tag.name() + " says nothing");
        }
        return new HeaderComment.Tag(tag.name(), tag.line(), whole, List.of());
    }

    /** The paragraphs before the tags, at least one. */
    public List<String> description() {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : comment.description()) {
            if (line.isBlank()) {
                add(paragraphs, paragraph);
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        add(paragraphs, paragraph);
        if (paragraphs.isEmpty()) {
            throw new BadData(Printable.of(file) + ":" + comment.line() + ": the header lacks a description");
        }
        return paragraphs;
    }

    private static void add(List<String> paragraphs, StringBuilder paragraph) {
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph.toString());
            paragraph.setLength(0);
        }
    }

    /** What {@code @name} says: {@code [a-z][a-z0-9-]*}. */
    public String name() {
        HeaderComment.Tag tag = tag("name");
        if (!Usage.isName(tag.text())) {
            throw refused(tag, "'" + Printable.of(tag.text()) + "' is no name; expected [a-z][a-z0-9-]*");
        }
        return tag.text();
    }

    /** The words of a tag with commas between, none of them twice. */
    public List<String> commaWords(HeaderComment.Tag tag) {
        List<String> words = new ArrayList<>();
        for (String word : tag.text().split(",", -1)) {
            if (words.contains(word.strip())) {
                throw refused(tag, "@" + tag.name() + " says '" + Printable.of(word.strip()) + "' twice");
            }
            words.add(word.strip());
        }
        return words;
    }

    /** What each {@code @param} says, in their order. */
    public List<RunbookParameter> parameters() {
        List<RunbookParameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (HeaderComment.Tag each : comment.tags()) {
            if (each.name().equals("param")) {
                HeaderComment.Tag tag = oneLine(each);
                try {
                    RunbookParameter parameter = ParameterLine.read(tag.text());
                    if (!names.add(parameter.name())) {
                        throw new BadUse("a second parameter '" + parameter.name() + "'");
                    }
                    parameters.add(parameter);
                } catch (BadUse e) {
                    throw refused(tag, "@param: " + e.getMessage());
                }
            }
        }
        return parameters;
    }
}
