package io.podwire.scripts.runbook;

import io.podwire.api.command.Need;
import java.util.List;

/**
 * All that a runbook says of itself: what {@code runbooks info} shows.
 *
 * @param name what {@code podwire run} calls it
 * @param risk what running it does
 * @param areas what it looks at
 * @param needs what it needs from the host
 * @param description paragraphs
 * @param parameters in its header's order
 * @param usage a command line that runs it
 * @param output what that line prints in the scenario it is tested against
 * @param shipped true where it came with podwire
 * @param file where it lies
 */
public record RunbookPage(
        String name,
        Risk risk,
        List<Area> areas,
        List<Need> needs,
        List<String> description,
        List<RunbookParameter> parameters,
        String usage,
        List<String> output,
        boolean shipped,
        String file) {

    static RunbookPage of(Runbook runbook) {
        Header header = runbook.header();
        return new RunbookPage(
                header.name(),
                header.risk(),
                header.areas(),
                header.needs(),
                header.description(),
                header.parameters(),
                header.usage(),
                header.output(),
                runbook.shipped(),
                runbook.file().toString());
    }
}
