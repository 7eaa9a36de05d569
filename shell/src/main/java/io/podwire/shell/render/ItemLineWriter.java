package io.podwire.shell.render;

import io.podwire.api.command.Gap;
import io.podwire.api.packet.CaptureItem;
import java.util.List;

/** Writes a capture as tcpdump would: a line a packet, without headings. Each line is shown within a fifth of a second. */
final class ItemLineWriter implements ResultWriter {

    private static final long FLUSH_NANOS = 100_000_000L;

    private final Lines out;
    private long flushedAt = System.nanoTime();

    ItemLineWriter(Lines out) {
        this.out = out;
    }

    @Override
    public void item(Object record) {
        String line = ((CaptureItem) record).line();
        if (line == null) {
            return;
        }
        out.line(line);
        long now = System.nanoTime();
        if (now - flushedAt >= FLUSH_NANOS) {
            out.flush();
            flushedAt = now;
        }
    }

    @Override
    public void pause() {
        out.flush();
        flushedAt = System.nanoTime();
    }

    @Override
    public void end(List<Gap> gaps, Object summary) {
        out.flush();
    }
}
