package io.podwire.capture;

import io.podwire.api.capture.CaptureSummary.End;
import io.podwire.api.capture.FrameSource;
import io.podwire.api.command.Session;
import io.podwire.capture.budget.Budget;
import io.podwire.capture.clock.Clocks;
import io.podwire.capture.clock.Window;
import io.podwire.capture.write.Sink;
import java.time.Duration;
import java.time.Instant;

/** Tells a person who waits that the capture lives: one line that is written over and over. */
final class Heartbeat {

    private static final long BEAT_NANOS = 500_000_000L;

    private final Session session;
    private final Clocks clocks;
    private boolean toldStart;
    private long beat;
    private long packetsBefore;
    private long cameAt;

    Heartbeat(Session session, Clocks clocks) {
        this.session = session;
        this.clocks = clocks;
        this.beat = clocks.nanos();
        this.cameAt = beat;
    }

    void waiting(Instant start) {
        Duration left = Duration.between(clocks.now(), start);
        if (!toldStart) {
            session.note(
                    "waits until " + Window.shown(start, session.zone()) + ", for " + text(left) + "; Ctrl-C cancels");
            toldStart = true;
        }
        long now = clocks.nanos();
        if (now - beat >= BEAT_NANOS) {
            beat = now;
            session.progress("starts in " + text(left) + " (Ctrl-C cancels)");
        }
    }

    void running(long packets, Sink sink, FrameSource source) {
        long now = clocks.nanos();
        if (now - beat < BEAT_NANOS || !session.showsProgress()) {
            return;
        }
        long rate = (packets - packetsBefore) * 1_000_000_000L / (now - beat);
        if (packets != packetsBefore) {
            cameAt = now;
        }
        beat = now;
        packetsBefore = packets;
        Long left = sink.left();
        session.progress(packets + (packets == 1 ? " packet, " : " packets, ") + Budget.text(sink.bytes()) + ", " + rate
                + "/s, " + source.counts().dropped() + " dropped, "
                + (packets == 0 ? "none yet" : "last " + text(Duration.ofNanos(now - cameAt)) + " ago")
                + (left == null ? "" : ", room for " + Budget.text(left)));
    }

    /** {@code 2 h 5 min}: the two largest units. */
    static String text(Duration duration) {
        long seconds = (duration.toMillis() + 500) / 1000;
        long[] values = {seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60};
        String[] units = {" d", " h", " min", " s"};
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0 || i == values.length - 1) {
                String second = i + 1 < values.length && values[i + 1] > 0 ? " " + values[i + 1] + units[i + 1] : "";
                return values[i] + units[i] + second;
            }
        }
        throw new IllegalStateException("a duration has seconds");
    }

    /** Why a capture ended. */
    static String words(End end) {
        return switch (end) {
            case STOPPED -> "stopped by the user or a signal";
            case COUNT -> "as many packets as were asked for";
            case CLOCK -> "its time was up";
            case FILES -> "as many files as were asked for";
            case END_OF_FILE -> "the file was read to its end";
            case NO_ROOM -> "no more could be written";
            case LINK_LOST -> "the link or its namespace is gone";
            case FAILED -> "it failed";
        };
    }
}
