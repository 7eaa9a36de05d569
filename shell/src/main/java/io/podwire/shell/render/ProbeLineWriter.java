package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.api.probe.ProbeEvent;
import io.podwire.api.probe.ProbeEvent.Started;
import io.podwire.api.probe.ProbeSummary;
import io.podwire.probe.text.ProbeText;
import java.time.ZoneId;
import java.util.List;

/**
 * Writes probes as the tools do that people know, each line at once; the figures at the end are part of the output, where scripts look
 * for them.
 */
final class ProbeLineWriter implements ResultWriter {

    private final Lines out;
    private final ZoneId zone;
    private final boolean terminal;
    private ProbeText text;

    /** @param terminal whether a terminal shows it */
    ProbeLineWriter(Lines out, ZoneId zone, boolean terminal) {
        this.out = out;
        this.zone = zone;
        this.terminal = terminal;
    }

    @Override
    public void item(Object record) {
        if (record instanceof ProbeEvent.Listed listed) {
            out.line(listed.line());
            return;
        }
        if (text == null && record instanceof Started started) {
            text = ProbeText.of(started, zone);
        }
        if (text != null) {
            text.lines((ProbeEvent) record).forEach(out::line);
        }
        // somebody, or a script that greps, waits for each
        out.flush();
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        if (text != null && summary instanceof ProbeSummary probes) {
            text.end(probes).stream()
                    .flatMap(line -> Wrapping.shown(line, terminal).stream())
                    .forEach(out::line);
        }
        out.flush();
    }
}
