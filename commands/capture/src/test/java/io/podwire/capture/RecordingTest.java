package io.podwire.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podwire.api.capture.CaptureSummary;
import io.podwire.api.capture.CaptureSummary.End;
import io.podwire.api.command.Attentive.Wish;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.Netns;
import io.podwire.api.packet.CaptureItem;
import io.podwire.capture.clock.Clocks;
import io.podwire.capture.clock.Window;
import io.podwire.testkit.FakeHost;
import io.podwire.testkit.FakeNetwork;
import io.podwire.testkit.FakeSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;
    private static final long NOON_NANOS = NOON.getEpochSecond() * SECOND;
    private static final Window ANY_TIME = new Window(null, null, null, null);

    /** Both clocks stand still until the test moves them, or a wait for frames does. */
    private final class Hands extends Clock {
        private Instant now = NOON;
        private long nanos = 77;

        void pass(Duration time) {
            now = now.plus(time);
            nanos += time.toNanos();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new AssertionError("no zone is needed");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hands hands = new Hands();
    private final Clocks clocks = new Clocks(hands, () -> hands.nanos);
    private final FakeSession session = new FakeSession(
            new FakeHost("n1", new FakeNetwork(new Netns(1, true, List.of(), List.of(), List.of(), List.of(), null))));
    private final KeptFrames sink = new KeptFrames();
    private final FakeFrames source = new FakeFrames().onWait(() -> hands.pass(Duration.ofMillis(100)));

    private Recording recording(Window window, long count) {
        return new Recording(
                new Plan(() -> source, true, false, opened -> sink, null, window, count, false), session, clocks);
    }

    private static CaptureSummary run(Recording recording) {
        for (int i = 0; i < 10_000 && !recording.ended(); i++) {
            recording.next(Duration.ofMillis(200));
        }
        assertThat(recording.ended()).isTrue();
        return recording.summary();
    }

    private static FakeFrames.Frame at(double seconds) {
        return FakeFrames.frame(NOON_NANOS + (long) (seconds * SECOND));
    }

    @Test
    void endsWithTheFrameThatWasAskedForLast() {
        source.block(at(0), at(1), at(2)).block(at(3));
        CaptureSummary summary = run(recording(ANY_TIME, 2));
        assertThat(summary.captured()).isEqualTo(2);
        assertThat(summary.received()).isEqualTo(5);
        assertThat(summary.dropped()).isEqualTo(2);
        assertThat(summary.end()).isEqualTo(End.COUNT);
        assertThat(sink.nanos).hasSize(2);
        assertThat(sink.finished).isTrue();
        assertThat(source.closed).isTrue();
    }

    @Test
    void whatTheKernelStillHadIsWrittenWhenItIsStopped() {
        source.block(at(0)).afterCancel(at(1), at(2)).afterCancel(at(3));
        Recording recording = recording(ANY_TIME, 0);
        recording.next(Duration.ZERO);
        recording.cancel();
        CaptureSummary summary = run(recording);
        assertThat(summary.captured()).isEqualTo(4);
        assertThat(summary.end()).isEqualTo(End.STOPPED);
        assertThat(sink.nanos).hasSize(4);
    }

    @Test
    void theClockStopsItAndLaterFramesAreLeftOut() {
        Window window = new Window(null, NOON.plusSeconds(2), null, null);
        source.block(at(0.5), at(1.9)).afterCancel(at(1.99), at(2.0), at(2.1));
        CaptureSummary summary = run(recording(window, 0));
        assertThat(summary.end()).isEqualTo(End.CLOCK);
        assertThat(summary.captured()).isEqualTo(3);
        assertThat(hands.now).isBetween(NOON.plusSeconds(2), NOON.plusSeconds(3));
    }

    @Test
    void aTimeThatNoCaptureSeesIsNoReasonToEnd() {
        Window window = new Window(null, Instant.parse("9999-12-31T12:00:00Z"), null, null);
        source.block(at(0), at(1));
        CaptureSummary summary = run(recording(window, 2));
        assertThat(summary.end()).isEqualTo(End.COUNT);
        assertThat(summary.captured()).isEqualTo(2);
    }

    @Test
    void aDurationIsByTheClockThatOnlyRuns() {
        Window window = new Window(null, null, Duration.ofSeconds(5), null);
        Recording recording = recording(window, 0);
        recording.next(Duration.ofMillis(200));
        hands.now = hands.now.plus(Duration.ofHours(3));
        recording.next(Duration.ofMillis(200));
        assertThat(recording.ended())
                .as("three hours later by a clock that somebody set")
                .isFalse();
        assertThat(session.notes())
                .anySatisfy(note -> assertThat(note).startsWith("the system clock was set 3 h forward"));
        assertThat(run(recording).end()).isEqualTo(End.CLOCK);
        assertThat(hands.nanos - 77).isBetween(5 * SECOND, 6 * SECOND);
    }

    @Test
    void waitsForItsBeginAndLeavesOutWhatCameBefore() {
        Window window = new Window(NOON.plusSeconds(10), null, null, null);
        source.block(at(9.7), at(10.0), at(10.5));
        List<Boolean> opened = new ArrayList<>();
        Recording recording = new Recording(
                new Plan(
                        () -> {
                            opened.add(true);
                            return source;
                        },
                        true,
                        false,
                        from -> sink,
                        null,
                        window,
                        2,
                        false),
                session,
                clocks);
        recording.next(Duration.ZERO);
        assertThat(opened).isEmpty();
        assertThat(session.notes()).containsExactly("waits until 2026-03-01 12:00:10 UTC, for 10 s; Ctrl-C cancels");
        hands.pass(Duration.ofMillis(9_600));
        assertThat(run(recording).captured()).isEqualTo(2);
        assertThat(sink.nanos).containsExactly(NOON_NANOS + 10 * SECOND, NOON_NANOS + 10 * SECOND + SECOND / 2);
    }

    @Test
    void canBeCancelledWhileItWaits() {
        Recording recording = recording(new Window(NOON.plusSeconds(3600), null, null, null), 0);
        recording.next(Duration.ZERO);
        recording.cancel();
        CaptureSummary summary = run(recording);
        assertThat(summary.captured()).isZero();
        assertThat(summary.end()).isEqualTo(End.STOPPED);
        assertThat(source.closed).as("it was never opened").isFalse();
    }

    @Test
    void aLinkThatIsGoneEndsItAndTheReasonIsSaid() {
        source.block(at(0), at(1)).ending("the link was deleted");
        Recording recording = recording(ANY_TIME, 0);
        assertThatThrownBy(() -> run(recording))
                .isInstanceOf(NotFound.class)
                .hasMessage("eth0: the link was deleted; 2 packets were caught before");
        assertThat(recording.ended()).isTrue();
        assertThat(recording.summary().end()).isEqualTo(End.LINK_LOST);
        assertThat(sink.finished).isTrue();
        assertThat(sink.nanos).hasSize(2);
    }

    @Test
    void whatWasOpenedIsClosedWhereTheRestCanNotBe() {
        Plan plan = new Plan(
                () -> source,
                true,
                false,
                opened -> sink,
                opened -> {
                    throw new BadUse("no such thing");
                },
                ANY_TIME,
                0,
                false);
        assertThatThrownBy(() -> new Recording(plan, session, clocks)).hasMessage("no such thing");
        assertThat(source.closed).isTrue();
        assertThat(sink.closed).isTrue();
    }

    /** As {@code -w - | head}. */
    @Test
    void aStreamThatNobodyReadsAnyMoreEndsItAndThatIsSaid() {
        source.block(at(0), at(1), at(2));
        sink.most = 2;
        CaptureSummary summary = run(recording(ANY_TIME, 0));
        assertThat(summary.end()).isEqualTo(End.FILES);
        assertThat(summary.reason()).isEqualTo("nobody reads it any more");
    }

    @Test
    void countsAreToldAndBytesFlushedOnWish() {
        source.block(at(0));
        Recording recording = recording(ANY_TIME, 0);
        recording.next(Duration.ofMillis(100));
        recording.wish(Wish.COUNTS);
        recording.wish(Wish.FLUSH);
        int before = sink.flushes;
        recording.next(Duration.ofMillis(100));
        assertThat(session.notes())
                .contains("1 packet captured, 3 packets received by filter, 2 packets dropped by kernel");
        assertThat(sink.flushes).isGreaterThan(before);
        recording.close();
        assertThat(sink.closed).isTrue();
    }

    @Test
    void onlyTheNumberIsGivenWhereOnlyThatIsWanted() {
        source.block(at(0), at(1)).ending(null);
        AddingUp counting = AddingUp.ofNumber(
                new Recording(new Plan(() -> source, false, false, null, null, ANY_TIME, 0, false), session, clocks));
        CaptureItem item = counting.next(Duration.ofSeconds(1));
        assertThat(item).isEqualTo(new CaptureItem.Listed("2 packets"));
        assertThat(counting.summary().end()).isEqualTo(End.END_OF_FILE);
        assertThat(counting.summary().received()).isNull();
        assertThat(counting.ended()).isTrue();
    }
}
