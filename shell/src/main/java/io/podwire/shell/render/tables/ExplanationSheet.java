package io.podwire.shell.render.tables;

import io.podwire.api.capture.FilterExplanation;
import io.podwire.api.capture.FilterRemark;
import io.podwire.api.capture.FilterRemark.Weight;
import io.podwire.shell.render.Sheet;
import java.util.List;

/** A filter on one line, for a table of several; {@link ExplanationCard} has all of it. */
final class ExplanationSheet {

    static final Sheet<FilterExplanation, FilterExplanation> SHEET = Sheet.of(FilterExplanation.class, "filters")
            .text("FILTER", FilterExplanation::filter)
            .text("TAKES", explanation -> takes(explanation.words()))
            .text("MISTAKES", explanation -> codes(explanation, Weight.MISTAKE))
            .text("NOTES", explanation -> codes(explanation, Weight.NOTE))
            .number("INSTRUCTIONS", explanation -> explanation.program().size())
            .text("TYPE", FilterExplanation::linkTypeName)
            .end();

    private ExplanationSheet() {}

    private static String takes(List<String> words) {
        return String.join("; ", words.stream().map(String::strip).toList()).replace(":;", ":");
    }

    private static List<String> codes(FilterExplanation explanation, Weight weight) {
        return explanation.remarks().stream()
                .filter(remark -> remark.weight() == weight)
                .map(FilterRemark::code)
                .toList();
    }
}
