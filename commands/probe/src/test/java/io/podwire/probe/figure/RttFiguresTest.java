package io.podwire.probe.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podwire.api.probe.Outage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RttClock;
import io.podwire.api.value.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RttFiguresTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    private static Instant at(long seconds) {
        return BEGIN.plusSeconds(seconds);
    }

    private static Reply reply(long number, Outcome outcome, Duration rtt) {
        return new Reply(
                number,
                outcome,
                at(number),
                rtt,
                rtt == null ? null : RttClock.KERNEL,
                null,
                null,
                null,
                Octets.EMPTY,
                List.of(),
                null,
                null,
                null);
    }

    private static RttFigures of(Outcome... outcomes) {
        RttFigures figures = new RttFigures();
        for (int i = 0; i < outcomes.length; i++) {
            figures.sent(i);
            figures.add(reply(i, outcomes[i], outcomes[i] == Outcome.ANSWERED ? Duration.ofMillis(i + 1) : null));
        }
        return figures;
    }

    @Test
    void figuresOfTimesAreTheTextbooks() {
        RttFigures figures = new RttFigures();
        long[] millis = {10, 14, 12, 20};
        for (int i = 0; i < millis.length; i++) {
            figures.add(reply(i, Outcome.ANSWERED, Duration.ofMillis(millis[i])));
        }
        RttSpread spread = figures.spread();
        assertThat(spread.least()).isEqualTo(Duration.ofMillis(10));
        assertThat(spread.most()).isEqualTo(Duration.ofMillis(20));
        assertThat(spread.mean()).isEqualTo(Duration.ofMillis(14));
        // squares from the mean: 16 + 0 + 4 + 36 = 56
        assertThat(spread.deviation().toNanos()).isEqualTo(Math.round(Math.sqrt(56 / 4.0) * 1e6));
        assertThat(spread.sampleDeviation().toNanos()).isEqualTo(Math.round(Math.sqrt(56 / 3.0) * 1e6));
        // differences: 4, 2, 8
        assertThat(spread.meanJitter().toNanos()).isEqualTo(Math.round(14 / 3.0 * 1e6));
        assertThat(spread.worstJitter()).isEqualTo(Duration.ofMillis(8));
        assertThat(spread.lastJitter()).isEqualTo(Duration.ofMillis(8));
        // ((4/16) * 15/16 + 2/16) * 15/16 + 8/16
        double smoothed = ((4 / 16.0) * 15 / 16 + 2 / 16.0) * 15 / 16 + 8 / 16.0;
        assertThat(spread.smoothedJitter().toNanos()).isCloseTo(Math.round(smoothed * 1e6), within(1L));
    }

    @Test
    void percentilesAreThoseOfTheSortedTimesToAThousandth() {
        Random random = new Random(7);
        RttFigures figures = new RttFigures();
        long[] all = new long[20_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) (20_000 * Math.exp(random.nextGaussian() * 2));
            figures.add(reply(i, Outcome.ANSWERED, Duration.ofNanos(all[i])));
        }
        Arrays.sort(all);
        for (double percent : new double[] {50, 95, 99}) {
            long exact = all[(int) Math.ceil(percent / 100 * all.length) - 1];
            assertThat((double) figures.spread().percentile(percent).toNanos())
                    .isCloseTo(exact, within(exact / 1000.0 + 1));
        }
        assertThat(figures.spread().percentile(100).toNanos()).isEqualTo(all[all.length - 1]);
    }

    @Test
    void nothingAnsweredHasNoTimes() {
        ProbeFigures none = of(Outcome.TIMED_OUT, Outcome.REFUSED).figures(at(2));
        assertThat(none.rtt()).isNull();
        assertThat(none.failed()).isEqualTo(2);
        assertThat(new RttFigures().figures(at(0)).lossPercent()).isZero();
    }

    @Test
    void lossIsWhatNobodyEverAnswered() {
        RttFigures figures =
                of(Outcome.ANSWERED, Outcome.REFUSED, Outcome.TIMED_OUT, Outcome.TIMED_OUT, Outcome.NOT_SENT);
        figures.add(reply(2, Outcome.LATE, Duration.ofSeconds(2)));
        ProbeFigures all = figures.figures(at(9));
        assertThat(all.attempts()).isEqualTo(5);
        assertThat(all.timedOut()).isEqualTo(2);
        assertThat(all.late()).isEqualTo(1);
        // four left; one of them was never answered
        assertThat(all.lossPercent()).isEqualTo(25);
        assertThat(all.failedPercent()).isEqualTo(80);
        assertThat(all.rtt().most()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void aHopOfAPathHopesForAnExpiredTtl() {
        RttFigures figures = new RttFigures(EnumSet.of(Outcome.ANSWERED, Outcome.EXPIRED));
        figures.add(reply(0, Outcome.EXPIRED, Duration.ofMillis(3)));
        assertThat(figures.answered()).isEqualTo(1);
        assertThat(figures.spread().last()).isEqualTo(Duration.ofMillis(3));
        assertThat(figures.figures(at(1)).longestOutage()).isNull();
    }

    @Test
    void theLongestOutageGoesFromTheFirstLostToTheNextAnswered() {
        Outage outage = of(
                        Outcome.ANSWERED,
                        Outcome.TIMED_OUT,
                        Outcome.ANSWERED,
                        Outcome.TIMED_OUT,
                        Outcome.UNREACHABLE,
                        Outcome.NOT_SENT,
                        Outcome.ANSWERED)
                .figures(at(9))
                .longestOutage();
        assertThat(outage).isEqualTo(new Outage(at(3), Duration.ofSeconds(3), 3, false));
    }

    @Test
    void anOutageThatLastsGoesUntilNow() {
        Outage outage = of(Outcome.TIMED_OUT, Outcome.ANSWERED, Outcome.TIMED_OUT)
                .figures(at(7))
                .longestOutage();
        assertThat(outage).isEqualTo(new Outage(at(2), Duration.ofSeconds(5), 1, true));
    }

    @Test
    void repliesOutOfOrderMakeNoOutageOfTheirOwn() {
        RttFigures figures = new RttFigures();
        for (int i = 0; i < 4; i++) {
            figures.sent(i);
        }
        // 1 is lost, which is known only after 2 and 3 were answered
        figures.add(reply(0, Outcome.ANSWERED, Duration.ofMillis(1)));
        figures.add(reply(2, Outcome.ANSWERED, Duration.ofMillis(1)));
        figures.add(reply(3, Outcome.ANSWERED, Duration.ofMillis(1)));
        figures.add(reply(1, Outcome.TIMED_OUT, null));
        assertThat(figures.figures(at(9)).longestOutage())
                .isEqualTo(new Outage(at(1), Duration.ofSeconds(1), 1, false));
    }
}
