package io.podwire.capture;

import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.command.Running;
import io.podwire.api.packet.CaptureItem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** What {@code capture} lists instead of capturing. */
final class Listing implements Running<CaptureItem, CaptureSummary> {

    private final Queue<CaptureItem> items;

    private Listing(List<? extends CaptureItem> items) {
        this.items = new ArrayDeque<>(items);
    }

    static Listing of(List<? extends CaptureItem> items) {
        return new Listing(items);
    }

    static Listing ofLines(List<String> lines) {
        return new Listing(lines.stream().map(CaptureItem.Listed::new).toList());
    }

    @Override
    public CaptureItem next(Duration patience) {
        return items.poll();
    }

    @Override
    public boolean ended() {
        return items.isEmpty();
    }

    @Override
    public void cancel() {
        items.clear();
    }

    /** Nothing was captured, and nothing is to be said. */
    @Override
    public CaptureSummary summary() {
        return null;
    }

    @Override
    public void close() {
        items.clear();
    }
}
