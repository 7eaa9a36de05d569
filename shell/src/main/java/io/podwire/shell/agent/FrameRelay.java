package io.podwire.shell.agent;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.values.frame.FrameType;
import io.podwire.values.frame.PacketBatch;
import java.time.Duration;

/**
 * The agent's side of a capture: frames of the kernel to messages of packets, never more than there is credit for. While there is none
 * the source is not asked, so what a slow reader does not take waits in the kernel's ring and is then dropped and counted there; nothing
 * grows here. For one thread, but for {@link #cancel}.
 */
final class FrameRelay {

    /** How long to wait for frames or credit before looking at the counts. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Wire wire;
    private final int channel;
    private final Credit credit;
    private final FrameSource source;
    private final PacketBatch batch = new PacketBatch();
    private int linksTold;
    private CaptureCounts told;
    private long toldAt = System.nanoTime();

    FrameRelay(Wire wire, int channel, Credit credit, FrameSource source) {
        this.wire = wire;
        this.channel = channel;
        this.credit = credit;
        this.source = source;
    }

    /**
     * Relays until the source has ended, or the credit was closed.
     *
     * @return what was counted
     * @throws io.podwire.api.error.PodwireException what broke the source; all that it gave before was sent, and its counts
     */
    CaptureCounts run() throws InterruptedException {
        tellLinks();
        try {
            boolean wanted = true;
            while (wanted) {
                Frames frames = source.next(Duration.ZERO);
                if (frames == null) {
                    // nothing more at once: what there is must not wait for a message to be full
                    wanted = send();
                    if (!wanted || source.ended()) {
                        break;
                    }
                    frames = source.next(PATIENCE);
                }
                wanted = wanted && (frames == null ? !credit.closed() : add(frames));
                tellCounts(false);
            }
        } catch (RuntimeException e) {
            send();
            tellCounts(true);
            throw e;
        }
        return source.counts();
    }

    /** Asks the source to end; what it has by then is still sent. */
    void cancel() {
        source.cancel();
    }

    private boolean add(Frames frames) throws InterruptedException {
        tellLinks();
        while (frames.advance()) {
            if (!batch.add(frames)) {
                if (!send()) {
                    return false;
                }
                batch.add(frames);
            }
        }
        return true;
    }

    /** False where nobody wants it any more. */
    private boolean send() throws InterruptedException {
        int left = batch.size();
        while (left > 0 && !credit.closed()) {
            left -= credit.take(left, PATIENCE);
            // also while nothing is taken: then are the drops that one wants to know of
            tellCounts(false);
        }
        if (left > 0) {
            return false;
        }
        if (batch.size() > 0) {
            wire.send(FrameType.PACKETS, channel, batch.bytes(), batch.size());
            batch.clear();
        }
        return true;
    }

    private void tellLinks() {
        if (linksTold == 0 || source.links().size() > linksTold) {
            linksTold = source.links().size();
            wire.send(FrameType.LINKS, channel, source.links());
        }
    }

    private void tellCounts(boolean now) {
        if (!now && System.nanoTime() - toldAt < PATIENCE.toNanos()) {
            return;
        }
        toldAt = System.nanoTime();
        CaptureCounts counts = source.counts();
        if (!counts.equals(told)) {
            told = counts;
            wire.send(FrameType.COUNTS, channel, counts);
        }
    }
}
