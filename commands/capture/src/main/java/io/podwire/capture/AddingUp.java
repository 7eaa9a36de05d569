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
import java.util.Queue;

/** A capture whose packets are not shown but added up ({@code --stats}); what they are in sum comes at its end, however it ends. */
final class AddingUp implements Running<CaptureItem, CaptureSummary>, Attentive {

    private final Recording recording;
    private final TrafficStatistics statistics = new TrafficStatistics();
    private final Queue<CaptureItem> rows = new ArrayDeque<>();
    private PodwireException failure;
    private boolean added;

    /** @param recording gives each packet with its layers */
    AddingUp(Recording recording) {
        this.recording = recording;
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
                    statistics.add(packet);
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
        rows.addAll(statistics.rows());
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
