package io.podwire.scripts.runbook;

import java.util.List;

/**
 * A runbook in one line: what {@code runbooks} lists.
 *
 * @param name what {@code podwire run} calls it
 * @param risk what running it does
 * @param areas what it looks at
 * @param summary one sentence
 * @param parameters names, those that must be given first
 * @param shipped true where it came with podwire
 * @param file where it lies
 */
public record RunbookSummary(
        String name,
        Risk risk,
        List<Area> areas,
        String summary,
        List<String> parameters,
        boolean shipped,
        String file) {

    public RunbookSummary {
        areas = List.copyOf(areas);
        parameters = List.copyOf(parameters);
    }

    static RunbookSummary of(Runbook runbook) {
        Header header = runbook.header();
        List<String> names = new java.util.ArrayList<>();
        header.parameters().stream().filter(RunbookParameter::required).forEach(each -> names.add(each.name()));
        header.parameters().stream().filter(each -> !each.required()).forEach(each -> names.add(each.name()));
        return new RunbookSummary(
                header.name(),
                header.risk(),
                header.areas(),
                header.summary(),
                names,
                runbook.shipped(),
                runbook.file().toString());
    }
}
