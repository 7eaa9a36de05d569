package io.podwire.engine.capture;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.error.NotFound;
import io.podwire.api.value.Printable;
import io.podwire.engine.linux.CancelSignal;
import io.podwire.engine.linux.SystemCallException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Frames of several rings. The thread that asks for frames is the only one that reads them: it takes the block that waits longest, and
 * where none waits it sleeps until one is full, a link goes down, or somebody cancels. Between blocks it looks whether its namespaces
 * are still anybody else's.
 */
final class RingSource implements FrameSource {

    /** A namespace that ended is let go within 2 s: this, one dump of the host's namespaces, and the last blocks. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** A stopped ring hands its last block over after its own time; that this is not exceeded for ever is what this is for. */
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final List<CapturedNetns> netnses;
    private final List<LinkRing> rings;
    private final List<CapturedLink> links;
    private final RingMemory.Share memory;
    private final CancelSignal cancel;
    private final RingPoll poll;
    private LinkRing held;
    private boolean draining;
    private boolean told;
    private volatile boolean ended;
    private long looked = System.nanoTime();
    private long drainEnd;

    /**
     * @param netnses with rings that were started; owned
     * @param memory what the rings may have; owned
     */
    RingSource(List<CapturedNetns> netnses, List<LinkRing> rings, RingMemory.Share memory, CancelSignal cancel) {
        this.netnses = List.copyOf(netnses);
        this.rings = List.copyOf(rings);
        this.links = rings.stream().map(LinkRing::link).toList();
        this.memory = memory;
        this.cancel = cancel;
        this.poll = new RingPoll(rings.size());
    }

    @Override
    public List<CapturedLink> links() {
        return links;
    }

    @Override
    public Frames next(Duration patience) {
        release();
        long end = System.nanoTime() + Math.max(0, nanos(patience));
        while (!ended) {
            LinkRing ready = oldest();
            if (ready != null) {
                held = ready;
                return ready.take();
            }
            if (cancel.raised() && !draining) {
                drain();
            }
            look();
            endDrained();
            if (ended) {
                break;
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            await(left);
        }
        tell();
        return null;
    }

    private static long nanos(Duration patience) {
        return patience.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toNanos(1) : patience.toNanos();
    }

    private void release() {
        if (held != null) {
            held.release();
            held = null;
        }
    }

    /** Blocks of several links come nearly in the order of time so. */
    private LinkRing oldest() {
        LinkRing oldest = null;
        for (LinkRing ring : rings) {
            if (ring.ready() && (oldest == null || ring.firstNanos() < oldest.firstNanos())) {
                oldest = ring;
            }
        }
        return oldest;
    }

    private void drain() {
        draining = true;
        drainEnd = System.nanoTime() + DRAIN_NANOS;
        rings.forEach(LinkRing::stop);
    }

    /** Looks from time to time who else holds the namespaces. */
    @Override
    public void look() {
        long now = System.nanoTime();
        if (now - looked < LOOK_NANOS) {
            return;
        }
        looked = now;
        for (CapturedNetns netns : netnses) {
            if (!netns.closed() && netns.ended()) {
                netns.rings().forEach(ring -> lose(ring, "its network namespace ended"));
            }
        }
    }

    private void lose(LinkRing ring, String reason) {
        if (!ring.stopped()) {
            ring.lose(reason);
            ring.stop();
            drainEnd = System.nanoTime() + DRAIN_NANOS;
        }
    }

    /** Lets go of what is stopped and read to its end. Only asked while no block waits. */
    private void endDrained() {
        boolean late = System.nanoTime() - drainEnd > 0;
        for (CapturedNetns netns : netnses) {
            for (LinkRing ring : netns.rings()) {
                if (ring.stopped() && !ring.closed() && (ring.drained() || late)) {
                    ring.close();
                }
            }
            if (netns.closed()) {
                netns.close();
            }
        }
        ended = rings.stream().allMatch(LinkRing::closed);
    }

    private void await(long nanos) {
        long most = Math.min(nanos, LOOK_NANOS);
        if (draining || rings.stream().anyMatch(ring -> ring.stopped() && !ring.closed())) {
            most = Math.min(most, TimeUnit.MILLISECONDS.toNanos(10));
        }
        try {
            // A signal that was raised stays so: while draining it would end every wait at once.
            poll.await(rings, draining ? null : cancel, most);
        } catch (SystemCallException e) {
            throw e.about("capture");
        }
        for (int i = 0; i < rings.size(); i++) {
            LinkRing ring = rings.get(i);
            if (poll.troubled(i) && !ring.closed() && ring.wentDown()) {
                loseIfGone(ring);
            }
        }
    }

    /** A link that is only down comes again, and its frames with it. */
    private void loseIfGone(LinkRing ring) {
        for (CapturedNetns netns : netnses) {
            if (netns.rings().contains(ring) && !netns.links().there(ring.index())) {
                lose(ring, "the link was deleted, or moved to another namespace");
            }
        }
    }

    /** Says once that nobody asked it to end. */
    private void tell() {
        if (told || cancel.raised()) {
            return;
        }
        told = true;
        List<String> reasons = new ArrayList<>();
        for (LinkRing ring : rings) {
            CapturedLink link = ring.link();
            String where = link.pod() == null ? link.netns() : link.pod();
            reasons.add(Printable.of(where) + ": " + Printable.of(link.name()) + ": " + ring.lost());
        }
        throw new NotFound(String.join("; ", reasons));
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void cancel() {
        cancel.raise();
    }

    @Override
    public CaptureCounts counts() {
        return new CaptureCounts(rings.stream().map(LinkRing::counts).toList());
    }

    @Override
    public void close() {
        release();
        ended = true;
        netnses.forEach(CapturedNetns::close);
        memory.close();
        cancel.close();
    }
}
