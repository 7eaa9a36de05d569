package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.api.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Draws topologies, each as a document of its own. */
final class DrawingWriter implements ResultWriter {

    private final Function<Topology, String> language;
    private final Lines out;

    DrawingWriter(Function<Topology, String> language, Lines out) {
        this.language = language;
        this.out = out;
    }

    @Override
    public void item(Object record) {
        byte[] text = language.apply((Topology) record).getBytes(StandardCharsets.UTF_8);
        out.write(text, 0, text.length);
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
