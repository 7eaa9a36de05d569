package io.podwire.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.podwire.api.probe.RttClock;
import org.junit.jupiter.api.Test;

/** Whose clock is believed; all times in nanoseconds. */
class TimingTest {

    private static final long MILLI = 1_000_000;

    @Test
    void theKernelsTimeIsTakenHoweverLateItIsLookedAt() {
        assertThat(Timing.chosen(42_000, 60_000, 60_300)).isEqualTo(new Timing(42_000, RttClock.KERNEL));
        assertThat(Timing.chosen(42_000, 900 * MILLI, 900 * MILLI + 500))
                .isEqualTo(new Timing(42_000, RttClock.KERNEL));
        assertThat(Timing.chosen(0, 10_000, 10_000)).isEqualTo(new Timing(0, RttClock.KERNEL));
    }

    /** By less than a round trip may take, so that the time itself looks well. */
    @Test
    void aClockThatWasSetMeanwhileIsNotBelieved() {
        assertThat(Timing.chosen(50 * MILLI, MILLI, 51 * MILLI)).isEqualTo(new Timing(MILLI, RttClock.USER));
        assertThat(Timing.chosen(30 * MILLI, 60 * MILLI, 40 * MILLI)).isEqualTo(new Timing(60 * MILLI, RttClock.USER));
        assertThat(Timing.chosen(-3600_000 * MILLI, MILLI, -3600_000 * MILLI))
                .isEqualTo(new Timing(MILLI, RttClock.USER));
    }

    @Test
    void whatCanNotBeIsNotBelieved() {
        assertThat(Timing.chosen(-1, 10_000, 10_000)).isEqualTo(new Timing(10_000, RttClock.USER));
        assertThat(Timing.chosen(5 * MILLI, MILLI, MILLI)).isEqualTo(new Timing(MILLI, RttClock.USER));
    }
}
