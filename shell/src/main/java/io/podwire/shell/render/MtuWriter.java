package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.api.probe.MtuReport;
import io.podwire.probe.mtu.MtuText;
import java.util.List;

/** Writes what a search for the largest packet found, once it is over. */
final class MtuWriter implements ResultWriter {

    private final Lines out;

    MtuWriter(Lines out) {
        this.out = out;
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
        if (summary != null) {
            MtuText.lines((MtuReport) summary).forEach(out::line);
            out.flush();
        }
    }
}
