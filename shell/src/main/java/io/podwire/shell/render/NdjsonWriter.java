package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.values.Json;
import java.util.List;

/** One record a line, each a JSON object of its own; gaps and summary go to stderr. */
final class NdjsonWriter implements ResultWriter {

    private final Lines out;

    NdjsonWriter(Lines out) {
        this.out = out;
    }

    @Override
    public void item(Object record) {
        Json.write(record, out);
        out.write('\n');
    }

    @Override
    public void lull() {
        pause();
    }

    @Override
    public void pause() {
        out.flush();
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        out.flush();
    }
}
