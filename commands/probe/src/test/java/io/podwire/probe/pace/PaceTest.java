package io.podwire.probe.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void theFirstIsDueAtOnceAndTheOthersAtWholeIntervals() {
        Pace pace = new Pace(SECOND, Duration.ofSeconds(1));
        assertThat(pace.take(SECOND - 1)).isFalse();
        assertThat(pace.take(SECOND)).isTrue();
        assertThat(pace.take(SECOND)).isFalse();
        assertThat(pace.until(SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oneThatLeavesLateDoesNotMoveTheOthers() {
        Pace pace = new Pace(0, Duration.ofSeconds(1));
        assertThat(pace.take(400_000_000)).isTrue();
        assertThat(pace.due()).isEqualTo(SECOND);
        assertThat(pace.skipped()).isZero();
    }

    @Test
    void aStallIsNoBurstAfterwards() {
        Pace pace = new Pace(0, Duration.ofMillis(100));
        assertThat(pace.take(0)).isTrue();
        // ten were due meanwhile: one leaves now, and the next on its mark
        long stalled = 1_050_000_000L;
        assertThat(pace.take(stalled)).isTrue();
        assertThat(pace.take(stalled)).isFalse();
        assertThat(pace.due()).isEqualTo(1_100_000_000L);
        assertThat(pace.skipped()).isEqualTo(9);
        assertThat(pace.taken()).isEqualTo(2);
        assertThat(pace.behind())
                .isEqualTo(
                        "this host did not keep one probe each 100ms: 9 of 11 were left out, since it was busy or stopped;"
                                + " none of them counts as lost");
    }

    @Test
    void whatWasDueWhileTheUserHadStoppedUsIsNotThisHostsFault() {
        for (boolean before : new boolean[] {true, false}) {
            Pace pace = new Pace(0, Duration.ofMillis(100));
            assertThat(pace.take(0)).isTrue();
            if (before) {
                pace.excuse();
            }
            assertThat(pace.take(5 * SECOND + 50_000_000)).isTrue();
            if (!before) {
                pace.excuse();
            }
            assertThat(pace.skipped()).isZero();
            assertThat(pace.behind()).isNull();
            assertThat(pace.due()).isEqualTo(5 * SECOND + 100_000_000);
            // what comes later is
            pace.take(6 * SECOND);
            pace.take(8 * SECOND);
            assertThat(pace.skipped()).isPositive();
        }
    }

    @Test
    void nothingThatWasDueLongAgoLeavesBesideWhatIsDueNow() {
        Pace pace = new Pace(0, Duration.ofSeconds(1));
        assertThat(pace.take(0)).isTrue();
        long stalled = 9 * SECOND + 3_000_000;
        assertThat(pace.take(stalled)).isTrue();
        assertThat(pace.take(stalled)).isFalse();
        assertThat(pace.skipped()).isEqualTo(8);
    }

    @Test
    void aFewMillisecondsAreCaughtUpSinceNoThreadWakesMoreExactly() {
        Pace pace = new Pace(0, Duration.ofMillis(1));
        int sent = 0;
        for (long now = 0; now < SECOND; now += 5_000_000) {
            while (pace.take(now)) {
                sent++;
            }
        }
        assertThat(sent).isEqualTo(996);
        assertThat(pace.skipped()).isZero();
        assertThat(pace.behind()).isNull();
    }

    @Test
    void whatIsSkippedAndWhatIsTakenAreAllThatWereDue() {
        Pace pace = new Pace(0, Duration.ofMillis(1));
        long now = 0;
        for (int i = 0; i < 50; i++) {
            now += 20_000_000;
            while (pace.take(now)) {
                assertThat(pace.due()).isLessThanOrEqualTo(now + 1_000_000);
            }
        }
        assertThat(pace.taken() + pace.skipped()).isEqualTo(1001);
        assertThat(pace.skipped()).isGreaterThan(400);
        assertThat(pace.behind()).contains("1ms");
    }

    @Test
    void whoDoesNotAskIsNotThisHostsSlowness() {
        Pace pace = new Pace(0, Duration.ofMillis(100));
        assertThat(pace.take(0)).isTrue();
        pace.away(0, 50_000_000);
        assertThat(pace.due()).isEqualTo(100_000_000L);
        assertThat(pace.unread()).isNull();
        pace.away(50_000_000, SECOND + 50_000_000);
        // the one of just now would be caught up, were it not 50 ms ago
        assertThat(pace.due()).isEqualTo(SECOND);
        assertThat(pace.take(SECOND + 50_000_000)).isTrue();
        assertThat(pace.skipped()).isZero();
        assertThat(pace.behind()).isNull();
        assertThat(pace.unread())
                .isEqualTo("9 probes were left out while nobody read what came of those before; none of them counts as"
                        + " lost");
    }

    @Test
    void anIntervalIsAboveZero() {
        assertThatThrownBy(() -> new Pace(0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
