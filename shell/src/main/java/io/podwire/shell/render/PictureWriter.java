package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import java.util.List;

/** Writes drawings with an empty line between. */
final class PictureWriter<T> implements ResultWriter {

    private final Picture<T> picture;
    private final Class<T> type;
    private final Look look;
    private final Lines out;
    private boolean first = true;

    PictureWriter(Picture<T> picture, Class<T> type, Look look, Lines out) {
        this.picture = picture;
        this.type = type;
        this.look = look;
        this.out = out;
    }

    @Override
    public void item(Object record) {
        if (!first) {
            out.line("");
        }
        first = false;
        picture.draw(type.cast(record), look, out::line);
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
