package io.podwire.shell.complete;

import java.util.ArrayList;
import java.util.List;

/** What can stand behind a pipe: the words that the prompt itself knows there, and the fields of the records that come through. */
final class PipeCompletion {

    private static final List<Suggestion> STAGES = List.of(
            Suggestion.of("where", "keep the records for which a condition holds", "pipes"),
            Suggestion.of("select", "keep these fields", "pipes"),
            Suggestion.of("sort", "order by these fields", "pipes"));

    private PipeCompletion() {}

    /** @param item the record that comes through, or null where it is not known */
    static Suggestions at(Typed typed, Class<?> item) {
        if (typed.before().isEmpty()) {
            return Suggestions.matching(typed.start(), typed.word(), typed.quote(), false, STAGES);
        }
        boolean ours = STAGES.stream()
                .anyMatch(stage -> stage.value().equals(typed.before().get(0)));
        if (!ours) {
            return Suggestions.matching(
                    typed.start(), typed.word(), typed.quote(), false, FileNames.below(typed.word()));
        }
        // Fields may be a list: name,mtu. The word that is completed is what stands behind the last separator.
        int at = typed.word().length();
        while (at > 0 && Fields.isNamePart(typed.word().charAt(at - 1))) {
            at--;
        }
        String begin = typed.word().substring(at);
        List<Suggestion> fields = new ArrayList<>(Fields.of(item));
        return Suggestions.matching(typed.end() - begin.length(), begin, (char) 0, true, fields);
    }
}
