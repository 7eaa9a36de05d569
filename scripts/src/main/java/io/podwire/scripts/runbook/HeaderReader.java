package io.podwire.scripts.runbook;

import io.podwire.api.command.Nearest;
import io.podwire.api.command.Need;
import io.podwire.api.command.ValueForm;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a header, and refuses one that is not whole: with the file, the line, and what was expected there. */
final class HeaderReader {

    /** All tags there are. */
    static final List<String> TAGS = List.of("name", "category", "needs", "param", "usage", "output");

    private final String file;
    private final HeaderComment comment;

    private HeaderReader(String file, HeaderComment comment) {
        this.file = file;
        this.comment = comment;
    }

    /**
     * Reads the header of a runbook.
     *
     * @param file how errors call it
     * @param text the file, or its beginning
     * @throws BadData where there is none, or it is not whole
     */
    static Header read(String file, String text) {
        HeaderComment comment = HeaderComment.find(text);
        if (comment == null) {
            throw new BadData(
                    Printable.of(file) + ":1: no header; a runbook begins with /** … */ and the tags @"
                            + String.join(" @", TAGS),
                    "see:   podwire help runbooks");
        }
        return new HeaderReader(file, comment).header();
    }

    private Header header() {
        refuseUnknownAndRepeated();
        List<String> description = description();
        String name = name();
        HeaderComment.Tag category = tag("category");
        List<String> words = commaWords(category);
        Risk risk = risk(category, words.get(0));
        List<RunbookParameter> parameters = parameters();
        HeaderComment.Tag usage = tag("usage");
        Header header = new Header(
                name,
                risk,
                areas(category, words.subList(1, words.size())),
                needs(tag("needs")),
                description,
                parameters,
                usage.text(),
                output(tag("output")));
        try {
            Usage.check(header);
        } catch (BadUse e) {
            throw refused(usage, "@usage: " + e.getMessage());
        }
        return header;
    }

    private BadData refused(HeaderComment.Tag tag, String why) {
        return new BadData(Printable.of(file) + ":" + tag.line() + ": " + why);
    }

    private void refuseUnknownAndRepeated() {
        Set<String> seen = new HashSet<>();
        for (HeaderComment.Tag tag : comment.tags()) {
            if (!TAGS.contains(tag.name())) {
                throw refused(tag, "no tag @" + Printable.of(tag.name()) + instead(tag.name()));
            }
            if (!seen.add(tag.name()) && !tag.name().equals("param")) {
                throw refused(tag, "a second @" + tag.name());
            }
        }
    }

    private static String instead(String name) {
        List<String> all = TAGS.stream().map(tag -> "@" + tag).toList();
        String question = Nearest.question("@" + name, all);
        return question.isEmpty() ? "; there are " + String.join(" ", all) : question;
    }

    /** The tag, with its text in one line unless it is a sample. */
    private HeaderComment.Tag tag(String name) {
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

    private List<String> description() {
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

    private String name() {
        HeaderComment.Tag tag = tag("name");
        if (!Usage.isName(tag.text())) {
            throw refused(tag, "'" + Printable.of(tag.text()) + "' is no name; expected [a-z][a-z0-9-]*");
        }
        return tag.text();
    }

    private List<String> commaWords(HeaderComment.Tag tag) {
        List<String> words = new ArrayList<>();
        for (String word : tag.text().split(",", -1)) {
            if (words.contains(word.strip())) {
                throw refused(tag, "@" + tag.name() + " says '" + Printable.of(word.strip()) + "' twice");
            }
            words.add(word.strip());
        }
        return words;
    }

    private Risk risk(HeaderComment.Tag tag, String word) {
        List<String> words = new ArrayList<>();
        for (Risk risk : Risk.values()) {
            if (risk.word().equals(word)) {
                return risk;
            }
            words.add(risk.word());
        }
        throw refused(
                tag,
                "@category begins with the risk, one of " + String.join(", ", words) + ", not '" + Printable.of(word)
                        + "'");
    }

    private List<Area> areas(HeaderComment.Tag tag, List<String> words) {
        List<String> all = new ArrayList<>();
        for (Area area : Area.values()) {
            all.add(area.word());
        }
        if (words.isEmpty()) {
            throw refused(tag, "@category lacks an area behind the risk: " + String.join(", ", all));
        }
        List<Area> areas = new ArrayList<>();
        for (String word : words) {
            if (!all.contains(word)) {
                String question = Nearest.question(word, all);
                throw refused(
                        tag,
                        "no area '" + Printable.of(word) + "'"
                                + (question.isEmpty() ? "; expected of " + String.join(", ", all) : question));
            }
            areas.add(Area.values()[all.indexOf(word)]);
        }
        return areas;
    }

    private List<Need> needs(HeaderComment.Tag tag) {
        if (tag.text().equals("none")) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        for (Need need : Need.values()) {
            all.add(ValueForm.word(need));
        }
        List<Need> needs = new ArrayList<>();
        for (String word : commaWords(tag)) {
            if (!all.contains(word)) {
                throw refused(
                        tag,
                        "no need '" + Printable.of(word) + "'; expected none, or of " + String.join(", ", all)
                                + Nearest.question(word, all));
            }
            needs.add(Need.values()[all.indexOf(word)]);
        }
        return needs;
    }

    private List<RunbookParameter> parameters() {
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

    private List<String> output(HeaderComment.Tag tag) {
        if (!tag.text().isEmpty()) {
            throw refused(tag, "@output: the sample begins on the line below");
        }
        List<String> lines = new ArrayList<>(tag.body());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        if (lines.isEmpty()) {
            throw refused(tag, "@output says nothing; it is what the @usage line prints in its test");
        }
        int indent = Integer.MAX_VALUE;
        for (String line : lines) {
            if (!line.isBlank()) {
                indent = Math.min(indent, line.length() - line.stripLeading().length());
            }
        }
        int margin = indent;
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(margin).stripTrailing())
                .toList();
    }
}
