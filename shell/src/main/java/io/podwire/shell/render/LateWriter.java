package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import java.util.List;
import java.util.function.Function;

/** Chooses how to write when the first record is there: what columns maps have is seen only by one of them. */
final class LateWriter implements ResultWriter {

    private final Function<List<?>, ResultWriter> choice;
    private ResultWriter writer;

    /** @param choice by the records that are known: the first, or none where none came */
    LateWriter(Function<List<?>, ResultWriter> choice) {
        this.choice = choice;
    }

    @Override
    public void item(Object record) {
        if (writer == null) {
            writer = choice.apply(List.of(record));
        }
        writer.item(record);
    }

    @Override
    public void lull() {
        if (writer != null) {
            writer.lull();
        }
    }

    @Override
    public void pause() {
        if (writer != null) {
            writer.pause();
        }
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        if (writer == null) {
            writer = choice.apply(List.of());
        }
        writer.end(gaps, summary);
    }

    @Override
    public boolean quit() {
        return writer != null && writer.quit();
    }

    @Override
    public void leave() {
        if (writer != null) {
            writer.leave();
        }
    }
}
