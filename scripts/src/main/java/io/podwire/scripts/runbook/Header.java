package io.podwire.scripts.runbook;

import io.podwire.api.command.Need;
import java.util.List;

/**
 * What a runbook says of itself in the comment it begins with. Read as text: to list, search and complete runbooks, no code of theirs
 * is run or compiled.
 *
 * @param name what {@code podwire run} calls it
 * @param risk what running it does
 * @param areas what it looks at, at least one
 * @param needs what it needs from the host; empty for {@code @needs none}
 * @param description the paragraphs before the tags
 * @param parameters in the header's order
 * @param usage a command line that runs it, {@code podwire run NAME …}
 * @param output what that line prints in the scenario it is tested against
 */
public record Header(
        String name,
        Risk risk,
        List<Area> areas,
        List<Need> needs,
        List<String> description,
        List<RunbookParameter> parameters,
        String usage,
        List<String> output) {

    public Header {
        areas = List.copyOf(areas);
        needs = List.copyOf(needs);
        description = List.copyOf(description);
        parameters = List.copyOf(parameters);
        output = List.copyOf(output);
    }

    /** The first sentence of the description. */
    public String summary() {
        String first = description.get(0);
        int end = first.indexOf(". ");
        return end < 0 ? first : first.substring(0, end + 1);
    }

    /** The category as written: the risk, then the areas. */
    public List<String> category() {
        List<String> words = new java.util.ArrayList<>();
        words.add(risk.word());
        areas.forEach(area -> words.add(area.word()));
        return words;
    }

    /** The parameter of that name, or null. */
    public RunbookParameter parameter(String key) {
        for (RunbookParameter parameter : parameters) {
            if (parameter.name().equals(key)) {
                return parameter;
            }
        }
        return null;
    }
}
