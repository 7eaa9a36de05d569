package io.podwire.capture;

import io.podwire.api.capture.CaptureCounts;
import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.capture.CaptureSummary.End;
import io.podwire.api.capture.CapturedLink;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.capture.Frames;
import io.podwire.api.command.Attentive;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotWritten;
import io.podwire.api.error.PodwireException;
import io.podwire.api.packet.CaptureItem;
import io.podwire.api.packet.Packet;
import io.podwire.capture.clock.Clocks;
import io.podwire.capture.write.Sink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One capture from its begin to its end: waits for its time, takes frames, writes them, describes them, and ends for one of the reasons
 * of {@link End}, whichever comes first. Whatever ends it, what the kernel had by then is written.
 */
final class Recording implements Running<CaptureItem, CaptureSummary>, Attentive {

    /** A ring is opened so long before its time that its first frame is not missed; those that come earlier are left out. */
    private static final Duration LEAD = Duration.ofMillis(500);

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final long COUNTS_NANOS = 1_000_000_000L;
    private static final long FLUSH_NANOS = 1_000_000_000L;

    private final Plan plan;
    private final Session session;
    private final Clocks clocks;
    private final Heartbeat heartbeat;
    private final LostLinks lostLinks;
    private final ConcurrentLinkedQueue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private volatile boolean cancelled;
    private FrameSource source;
    private Sink sink;
    private Describing describing;
    private Frames frames;
    private long captured;
    private long segmented;
    private long startNanos = Long.MIN_VALUE;
    private long stopNanos = Long.MAX_VALUE;
    private long lastsUntil = Long.MAX_VALUE;
    private long flushedAt;
    private End end;
    private boolean over;
    private CaptureSummary summary;

    Recording(Plan plan, Session session, Clocks clocks) {
        this.plan = plan;
        this.session = session;
        this.clocks = clocks;
        this.heartbeat = new Heartbeat(session, clocks);
        this.lostLinks = new LostLinks(session, clocks);
        if (plan.window().start() != null) {
            startNanos = nanosOf(plan.window().start());
        }
        if (plan.window().stop() != null) {
            stopNanos = nanosOf(plan.window().stop());
        }
        if (!tooEarly()) {
            try {
                open();
            } catch (RuntimeException e) {
                over = true;
                close();
                throw e;
            }
        }
    }

    /** What lies beyond the year 2262 is never: {@code --stop '9999-12-31 12:00'}. */
    private static long nanosOf(Instant time) {
        long seconds = time.getEpochSecond();
        return seconds >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE : seconds * 1_000_000_000L + time.getNano();
    }

    private boolean tooEarly() {
        Instant start = plan.window().start();
        return start != null && clocks.now().isBefore(start.minus(LEAD));
    }

    private void open() {
        source = plan.source().get();
        sink = plan.sink() == null ? null : plan.sink().apply(source);
        describing = plan.describing() == null ? null : plan.describing().apply(source);
        flushedAt = clocks.nanos();
        Duration lasting = plan.window().lasting();
        if (lasting != null) {
            lastsUntil = clocks.nanos() + lasting.toNanos();
        }
    }

    @Override
    public CaptureItem next(Duration patience) {
        if (over) {
            return null;
        }
        long until = clocks.nanos() + patience.toNanos();
        try {
            if (source == null && !begun(until)) {
                return null;
            }
            return take(until);
        } catch (PodwireException e) {
            // what was caught before is to be found and readable, whatever broke
            end = end == null ? endOf(e) : end;
            closeAll(e);
            throw e;
        }
    }

    private static End endOf(PodwireException e) {
        if (e instanceof NotWritten) {
            return End.NO_ROOM;
        }
        // a source says itself that its last link is gone
        return e instanceof NotFound ? End.LINK_LOST : End.FAILED;
    }

    /** Waits for the begin, a while. @return true once frames come */
    private boolean begun(long until) {
        while (tooEarly()) {
            noticeClock();
            if (cancelled()) {
                end = End.STOPPED;
                finish();
                return false;
            }
            heartbeat.waiting(plan.window().start());
            long left = until - clocks.nanos();
            if (left <= 0) {
                return false;
            }
            pause(Math.min(left, GLANCE.toNanos()));
        }
        session.progress("");
        open();
        return true;
    }

    private static void pause(long nanos) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next packet that is described; null where patience is over, or the capture. */
    private CaptureItem take(long until) {
        while (true) {
            while (frames != null && frames.advance()) {
                CaptureItem item = one();
                if (end == End.COUNT || end == End.FILES) {
                    finish();
                    return item;
                }
                if (item != null) {
                    return item;
                }
            }
            between();
            long left = until - clocks.nanos();
            frames = source.next(left <= 0 ? Duration.ZERO : left < GLANCE.toNanos() ? Duration.ofNanos(left) : GLANCE);
            if (frames == null && source.ended()) {
                finish();
                return null;
            }
            if (frames == null && clocks.nanos() - until >= 0) {
                return null;
            }
        }
    }

    /** Takes the frame that the cursor stands on. @return it, where it is described */
    private CaptureItem one() {
        long nanos = frames.nanos();
        if (nanos < startNanos || nanos >= stopNanos) {
            return null;
        }
        if (sink != null) {
            sink.take(frames);
            if (sink.done()) {
                end = End.FILES;
                return null;
            }
        }
        captured++;
        if ((frames.marks() & Frames.SEGMENTED) != 0) {
            segmented++;
        }
        if (captured == plan.count()) {
            end = End.COUNT;
        }
        return describing == null ? null : describing.of(frames, captured);
    }

    /** What is to be done between two blocks of frames. */
    private void between() {
        noticeClock();
        for (Wish wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            heed(wish);
        }
        Instant now = clocks.now();
        long nanos = clocks.nanos();
        if (sink != null) {
            sink.tick(now, nanos);
            if (plan.flushing() || nanos - flushedAt > FLUSH_NANOS) {
                sink.flush();
                flushedAt = nanos;
            }
        }
        if (plan.live()) {
            lostLinks.tell(source);
            if (sink != null && describing == null) {
                heartbeat.running(captured, sink, source);
            }
        }
        if (end == null) {
            end = reason(now, nanos);
            if (end != null) {
                source.cancel();
            }
        }
    }

    private End reason(Instant now, long nanos) {
        if (cancelled()) {
            return End.STOPPED;
        } else if (sink != null && sink.done()) {
            return End.FILES;
        }
        return nanos - lastsUntil >= 0 || nanosOf(now) >= stopNanos ? End.CLOCK : null;
    }

    private boolean cancelled() {
        return cancelled || session.cancelled();
    }

    private void noticeClock() {
        Duration moved = clocks.set();
        if (moved == null || !plan.live()) {
            return;
        }
        session.note(
                "the system clock was set " + Heartbeat.text(moved.abs()) + (moved.isNegative() ? " back" : " forward")
                        + "; times of packets, --start and --stop are by the new one");
        if (sink != null) {
            sink.clockSet(clocks.now());
        }
    }

    private void heed(Wish wish) {
        if (wish == Wish.FLUSH && sink != null) {
            sink.flush();
        } else if (wish == Wish.COUNTS) {
            CaptureCounts counts = source.counts();
            session.note(captured + (captured == 1 ? " packet captured, " : " packets captured, ") + counts.received()
                    + " packets received by filter, " + counts.dropped() + " packets dropped by kernel");
        }
    }

    private void finish() {
        if (end == null) {
            end = !plan.live() ? End.END_OF_FILE : End.LINK_LOST;
        }
        closeAll(null);
        if (end == End.LINK_LOST) {
            throw new NotFound(lostLinks.words(source.counts()) + "; " + captured + " packets were caught before");
        }
    }

    private void closeAll(PodwireException problem) {
        over = true;
        frames = null;
        session.progress("");
        CaptureCounts counts = source == null ? new CaptureCounts(List.of()) : source.counts();
        try {
            if (source != null) {
                source.cancel();
                counts = atLeastWhatCame(counts);
            }
            if (sink != null) {
                sink.finish();
            }
        } catch (PodwireException e) {
            if (problem == null) {
                end = endOf(e);
                throw e;
            }
            problem.addSuppressed(e);
        } finally {
            summary = sum(counts);
            close();
        }
    }

    /** Counts of a far host come behind its frames: they are waited for, a short while. */
    private CaptureCounts atLeastWhatCame(CaptureCounts counts) {
        CaptureCounts known = counts;
        long until = clocks.nanos() + COUNTS_NANOS;
        while (plan.live() && known.received() < captured && !source.ended() && clocks.nanos() - until < 0) {
            source.next(GLANCE);
            known = source.counts();
        }
        return known;
    }

    private CaptureSummary sum(CaptureCounts counts) {
        long kept = captured - (sink == null ? 0 : sink.lost());
        // only where there was no room is what was taken and is not there a loss, and not what nobody asked for
        Long unwritten = plan.live() && end == End.NO_ROOM
                ? Long.valueOf(Math.max(0, counts.received() - counts.dropped() - kept))
                : null;
        boolean interfaces = counts.links().stream().anyMatch(link -> link.interfaceDropped() != null);
        return new CaptureSummary(
                kept,
                plan.live() ? counts.received() : null,
                plan.live() ? counts.dropped() : null,
                plan.live() && interfaces ? counts.interfaceDropped() : null,
                unwritten,
                segmented,
                plan.filtered() ? compiler() : null,
                sink == null ? 0 : sink.bytes(),
                sink == null ? List.of() : sink.files(),
                sink == null ? 0 : sink.removed(),
                end,
                end == null ? null : words());
    }

    /** What compiled the filter: on the link itself, or for a file's frames here. */
    private String compiler() {
        if (!plan.live()) {
            return session.filters().version();
        }
        List<CapturedLink> links = source == null ? List.of() : source.links();
        return links.isEmpty() ? null : links.get(0).compiler();
    }

    /** A stream is done when nobody reads it any more. */
    private String words() {
        boolean stream = sink != null && sink.files().isEmpty();
        return end == End.FILES && stream ? "nobody reads it any more" : Heartbeat.words(end);
    }

    @Override
    public boolean ended() {
        return over;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void wish(Wish wish) {
        wishes.add(wish);
    }

    @Override
    public CaptureSummary summary() {
        return summary == null ? sum(source == null ? new CaptureCounts(List.of()) : source.counts()) : summary;
    }

    @Override
    public void close() {
        if (!over) {
            cancelled = true;
            end = End.STOPPED;
            closeAll(null);
            return;
        }
        try {
            if (source != null) {
                source.close();
            }
        } finally {
            if (sink != null) {
                sink.close();
            }
        }
    }

    /** Describes frames for people and scripts. */
    interface Describing {

        Packet of(Frames frame, long number);
    }
}
