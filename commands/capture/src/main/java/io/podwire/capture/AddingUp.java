package io.podwire.capture;

import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.command.Attentive;
import io.podwire.api.command.Running;
import io.podwire.api.error.PodwireException;
import io.podwire.api.packet.CaptureItem;
import io.podwire.api.packet.Packet;
import io.podwire.packets.stats.TrafficStatistics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A capture whose packets are not shown but added up ({@code --stats}) or counted ({@code --count}); what they are in sum comes at its end,
 * however it ends: where it fails, the sum comes before the failure.
 */
final class AddingUp implements Running<CaptureItem, CaptureSummary>, Attentive {

    private final Recording recording;
    private final Consumer<Packet> each;
    private final Supplier<List<? extends CaptureItem>> sum;
    private final Queue<CaptureItem> rows = new ArrayDeque<>();
    private PodwireException failure;
    private boolean added;

    private AddingUp(Recording recording, Consumer<Packet> each, Supplier<List<? extends CaptureItem>> sum) {
        this.recording = recording;
        this.each = each;
        this.sum = sum;
    }

    /** @param recording gives each packet with its layers */
    static AddingUp ofTraffic(Recording recording) {
        TrafficStatistics statistics = new TrafficStatistics();
        return new AddingUp(recording, statistics::add, statistics::rows);
    }

    /** @param recording describes no packet */
    static AddingUp ofNumber(Recording recording) {
        return new AddingUp(recording, packet -> {}, () -> {
            long captured = recording.summary().captured();
            return List.of(new CaptureItem.Listed(captured + (captured == 1 ? " packet" : " packets")));
        });
    }

    @Override
    public CaptureItem next(Duration patience) {
        if (!added) {
            add(System.nanoTime() + patience.toNanos());
        }
        if (rows.isEmpty() && failure != null) {
            PodwireException why = failure;
            failure = null;
            throw why;
        }
        return rows.poll();
    }

    private void add(long until) {
        try {
            while (!recording.ended()) {
                CaptureItem item = recording.next(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
                if (item instanceof Packet packet) {
                    each.accept(packet);
                }
                if (System.nanoTime() - until >= 0 && !recording.ended()) {
                    return;
                }
            }
        } catch (PodwireException e) {
            // what came before it is told first
            failure = e;
        }
        added = true;
        rows.addAll(sum.get());
    }

    @Override
    public boolean ended() {
        return added && rows.isEmpty() && failure == null;
    }

    @Override
    public void cancel() {
        recording.cancel();
    }

    @Override
    public void wish(Wish wish) {
        recording.wish(wish);
    }

    @Override
    public CaptureSummary summary() {
        return recording.summary();
    }

    @Override
    public void close() {
        recording.close();
    }
}
