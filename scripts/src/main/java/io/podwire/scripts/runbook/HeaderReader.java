package io.podwire.scripts.runbook;

import io.podwire.api.command.Nearest;
import io.podwire.api.command.Need;
import io.podwire.api.command.ValueForm;
import io.podwire.api.error.BadData;
import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;

/** Reads a header, and refuses one that is not whole: with the file, the line, and what was expected there. */
final class HeaderReader {

    /** All tags there are. */
    static final List<String> TAGS = List.of("name", "category", "needs", "param", "usage", "output");

    private final HeaderTags tags;

    private HeaderReader(HeaderTags tags) {
        this.tags = tags;
    }

    /**
     * Reads the header of a runbook.
     *
     * @param file how errors call it
     * @param text the file, or its beginning
     * @throws BadData where there is none, or it is not whole
     */
    static Header read(String file, String text) {
        return new HeaderReader(HeaderTags.read(file, text, TAGS, "a runbook", "see:   podwire help runbooks"))
                .header();
    }

    private Header header() {
        List<String> description = tags.description();
        String name = tags.name();
        HeaderComment.Tag category = tags.tag("category");
        List<String> words = tags.commaWords(category);
        Risk risk = risk(category, words.get(0));
        List<RunbookParameter> parameters = tags.parameters();
        HeaderComment.Tag usage = tags.tag("usage");
        Header header = new Header(
                name,
                risk,
                areas(category, words.subList(1, words.size())),
                needs(tags.tag("needs")),
                description,
                parameters,
                usage.text(),
                output(tags.tag("output")));
        try {
            Usage.check(header);
        } catch (BadUse e) {
            throw tags.refused(usage, "@usage: " + e.getMessage());
        }
        return header;
    }

    private Risk risk(HeaderComment.Tag tag, String word) {
        List<String> words = new ArrayList<>();
        for (Risk risk : Risk.values()) {
            if (risk.word().equals(word)) {
                return risk;
            }
            words.add(risk.word());
        }
        throw tags.refused(
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
            throw tags.refused(tag, "@category lacks an area behind the risk: " + String.join(", ", all));
        }
        List<Area> areas = new ArrayList<>();
        for (String word : words) {
            if (!all.contains(word)) {
                String question = Nearest.question(word, all);
                throw tags.refused(
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
        for (String word : tags.commaWords(tag)) {
            if (!all.contains(word)) {
                throw tags.refused(
                        tag,
                        "no need '" + Printable.of(word) + "'; expected none, or of " + String.join(", ", all)
                                + Nearest.question(word, all));
            }
            needs.add(Need.values()[all.indexOf(word)]);
        }
        return needs;
    }

    private List<String> output(HeaderComment.Tag tag) {
        if (!tag.text().isEmpty()) {
            throw tags.refused(tag, "@output: the sample begins on the line below");
        }
        List<String> lines = new ArrayList<>(tag.body());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        if (lines.isEmpty()) {
            throw tags.refused(tag, "@output says nothing; it is what the @usage line prints in its test");
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
