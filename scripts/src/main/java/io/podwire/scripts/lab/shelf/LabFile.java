package io.podwire.scripts.lab.shelf;

import io.podwire.scripts.runbook.RunbookParameter;
import java.nio.file.Path;
import java.util.List;

/**
 * A lab as its file's header tells of it.
 *
 * @param name what {@code lab up} calls it
 * @param description paragraphs
 * @param parameters what {@code lab up} takes
 * @param needs programs that must be in PATH
 * @param file where it lies; its faults lie beside it
 * @param shipped true where it came with podwire
 */
public record LabFile(
        String name,
        List<String> description,
        List<RunbookParameter> parameters,
        List<String> needs,
        Path file,
        boolean shipped) {

    public LabFile {
        description = List.copyOf(description);
        parameters = List.copyOf(parameters);
        needs = List.copyOf(needs);
    }

    /** The first sentence of the description. */
    public String summary() {
        return Sentence.first(description);
    }
}
