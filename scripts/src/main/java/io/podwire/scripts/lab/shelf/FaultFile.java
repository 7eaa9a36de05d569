package io.podwire.scripts.lab.shelf;

import io.podwire.api.finding.FindingCode;
import io.podwire.scripts.runbook.RunbookParameter;
import java.nio.file.Path;
import java.util.List;

/**
 * A fault as its file's header tells of it.
 *
 * @param name what {@code lab break} calls it
 * @param description what it breaks, in paragraphs
 * @param kind what a user complains of
 * @param code the finding that names it
 * @param parameters what {@code lab break} takes
 * @param needs programs that making, seeing or mending it takes, beside those of its lab
 * @param file where it lies
 */
public record FaultFile(
        String name,
        List<String> description,
        FaultClass kind,
        FindingCode code,
        List<RunbookParameter> parameters,
        List<String> needs,
        Path file) {

    public FaultFile {
        description = List.copyOf(description);
        parameters = List.copyOf(parameters);
        needs = List.copyOf(needs);
    }

    /** The first sentence of the description. */
    public String summary() {
        return Sentence.first(description);
    }
}
