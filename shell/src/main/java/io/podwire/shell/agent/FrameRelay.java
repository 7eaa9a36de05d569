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
 * grows here. A pod that is deleted meanwhile does not wait for the reader: what its ring held is thrown away, and counted as dropped.
 * For one thread, but for {@link #cancel}.
 */
final class FrameRelay {

    /** How long to wait for frames or credit before looking at the counts. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** How long a reader may stand still before a lost link's frames are thrown away; all in all its namespace is held for 2 s. */
    private static final long STANDING_NANOS = 1_000_000_000L;

    /** How long they are then taken from the source: longer than a ring needs to hand its last block over. */
    private static final long EMPTYING_NANOS = 2_500_000_000L;

    private static final Duration EMPTYING_PATIENCE = Duration.ofMillis(50);

    private final Wire wire;
    private final int channel;
    private final Credit credit;
    private final FrameSource source;
    private final PacketBatch batch = new PacketBatch();
    private final ThrownAway thrownAway = new ThrownAway();
    private Frames current;
    private long lostLinks;
    private long emptyingUntil = System.nanoTime();
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
        return counts();
    }

    /** Asks the source to end; what it has by then is still sent. */
    void cancel() {
        source.cancel();
    }

    private boolean add(Frames frames) throws InterruptedException {
        tellLinks();
        current = frames;
        while (current != null && current.advance()) {
            if (!batch.add(current)) {
                if (!send()) {
                    return false;
                }
                if (current != null) {
                    batch.add(current);
                }
            }
        }
        current = null;
        return true;
    }

    /** False where nobody wants it any more. */
    private boolean send() throws InterruptedException {
        int left = batch.size();
        long standing = System.nanoTime();
        while (left > 0 && !credit.closed()) {
            boolean emptying = System.nanoTime() - emptyingUntil < 0;
            int taken = credit.take(left, emptying ? EMPTYING_PATIENCE : PATIENCE);
            left -= taken;
            if (taken > 0) {
                standing = System.nanoTime();
            } else {
                standStill(System.nanoTime() - standing, emptying);
            }
            // also while nothing is taken: then are the drops that one wants to know of
            tellCounts(false);
        }
        if (left > 0) {
            return false;
        }
        if (batch.size() > 0) {
            wire.send(channel, batch);
            batch.clear();
        }
        return true;
    }

    private void standStill(long nanos, boolean emptying) {
        source.look();
        long lost = source.counts().links().stream()
                .filter(link -> link.lost() != null)
                .count();
        if (nanos >= STANDING_NANOS && lost > lostLinks) {
            lostLinks = lost;
            emptyingUntil = System.nanoTime() + EMPTYING_NANOS;
        }
        if (emptying) {
            throwAway();
        }
    }

    private void throwAway() {
        if (current != null) {
            // it stands on one that found no room
            thrownAway.count(current);
            throwAway(current);
            current = null;
        }
        for (Frames frames = source.next(Duration.ZERO); frames != null; frames = source.next(Duration.ZERO)) {
            throwAway(frames);
        }
    }

    private void throwAway(Frames frames) {
        while (frames.advance()) {
            thrownAway.count(frames);
        }
    }

    private CaptureCounts counts() {
        return thrownAway.in(source.counts());
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
        CaptureCounts counts = counts();
        if (!counts.equals(told)) {
            told = counts;
            wire.send(FrameType.COUNTS, channel, counts);
        }
    }
}
