package io.podwire.shell.complete;

import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Parameter;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.List;

/** What the value of a parameter can be. */
final class Values {

    private static final String WORDS = "words";

    private final Surroundings surroundings;
    private final LiveValues live;

    Values(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.live = new LiveValues(surroundings);
    }

    /**
     * Of a command's parameter.
     *
     * @param typed what is there already; what does not begin so may be among the answers
     * @param in the place that the line names; null: that of the session
     */
    List<Suggestion> of(Parameter parameter, String typed, TargetRef in) {
        if (!parameter.choices().isEmpty()) {
            return words(parameter.choices());
        }
        if (parameter.type() == TargetRef.class || parameter.completion() == Completion.TARGET) {
            return targets(typed);
        }
        return switch (parameter.completion()) {
            case LINK -> live.links(in == null ? surroundings.in() : in);
            case LINK_OR_ANY -> {
                List<Suggestion> links = new ArrayList<>(live.links(in == null ? surroundings.in() : in));
                links.add(Suggestion.of("any", "all links of the place, as one", "links"));
                yield links;
            }
            case NETNS -> live.netnses();
            case FILE -> FileNames.below(typed);
            case LAB, FAULT, LAB_PLACE, HOST -> LabNames.of(parameter.completion());
            default -> parameter.type() == Boolean.class ? words(List.of("true", "false")) : List.of();
        };
    }

    /** Of a runbook's parameter. */
    List<Suggestion> of(Surroundings.RunbookParameter parameter, String typed) {
        return parameter.target() ? targets(typed) : words(parameter.choices());
    }

    List<Suggestion> targets(String typed) {
        return live.targets(typed);
    }

    /** Names of runbooks, and files. */
    List<Suggestion> runbooks(String typed) {
        List<Suggestion> all = new ArrayList<>();
        for (Surroundings.RunbookWords runbook : surroundings.runbooks()) {
            all.add(Suggestion.of(runbook.name(), runbook.summary(), "runbooks"));
        }
        all.addAll(FileNames.below(typed));
        return all;
    }

    private static List<Suggestion> words(List<String> words) {
        return words.stream().map(word -> Suggestion.of(word, "", WORDS)).toList();
    }
}
