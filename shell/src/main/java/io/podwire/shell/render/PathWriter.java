package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.api.probe.PathReport;
import io.podwire.probe.path.text.MtrText;
import java.time.ZoneId;
import java.util.List;

/** Writes a path once it has been looked at, as mtr does: its report, its CSV or its JSON. */
final class PathWriter implements ResultWriter {

    private final Lines out;
    private final ZoneId zone;

    PathWriter(Lines out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    @Override
    public void item(Object record) {
        // the report says it all
    }

    @Override
    public void pause() {
        // likewise
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        if (summary == null) {
            return;
        }
        PathReport report = (PathReport) summary;
        List<String> lines = report.planned() ? report.notes() : MtrText.lines(report, zone);
        lines.forEach(out::line);
        out.flush();
    }
}
