package io.podwire.probe.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podwire.api.probe.Outage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeFigures;
import io.podwire.api.probe.Reply;
import io.podwire.api.probe.RttClock;
import io.podwire.api.probe.RttStatistics;
import io.podwire.api.value.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RttFiguresTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    private static Instant at(long seconds) {
        return BEGIN.plusSeconds(seconds);
    }

    /** The same on the prober's clock. */
    private static long nanos(long seconds) {
        return 77 + seconds * 1_000_000_000L;
    }

    private static Reply reply(long number, Outcome outcome, Duration rtt) {
        return reply(number, number, outcome, rtt);
    }

    private static Reply reply(long seconds, long number, Outcome outcome, Duration rtt) {
        return new Reply(
                number,
                outcome,
                at(seconds),
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
            figures.sent(i, nanos(i));
            figures.add(reply(i, outcomes[i], outcomes[i] == Outcome.ANSWERED ? Duration.ofMillis(i + 1) : null));
        }
        return figures;
    }

    @Test
    void figuresOfTimesAreTheTextbooks() {
        RttSpread spread = new RttSpread();
        for (long millis : new long[] {10, 14, 12, 20}) {
            spread.add(Duration.ofMillis(millis));
        }
        assertThat(spread.least()).isEqualTo(Duration.ofMillis(10));
        assertThat(spread.most()).isEqualTo(Duration.ofMillis(20));
        assertThat(spread.mean()).isEqualTo(Duration.ofMillis(14));
        // squares from the mean: 16 + 0 + 4 + 36 = 56
        assertThat(spread.deviation().toNanos()).isEqualTo(Math.round(Math.sqrt(56 / 4.0) * 1e6));
        // differences: 4, 2, 8
        assertThat(spread.meanJitter().toNanos()).isEqualTo(Math.round(14 / 3.0 * 1e6));
    }

    @Test
    void percentilesAreThoseOfTheSortedTimesToAThousandth() {
        Random random = new Random(7);
        RttSpread spread = new RttSpread();
        long[] all = new long[20_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (long) (20_000 * Math.exp(random.nextGaussian() * 2));
            spread.add(Duration.ofNanos(all[i]));
        }
        Arrays.sort(all);
        for (double percent : new double[] {50, 95, 99}) {
            long exact = all[(int) Math.ceil(percent / 100 * all.length) - 1];
            assertThat((double) spread.percentile(percent).toNanos()).isCloseTo(exact, within(exact / 1000.0 + 1));
        }
        assertThat(spread.percentile(100).toNanos()).isEqualTo(all[all.length - 1]);
    }

    @Test
    void oneTimeAndTwoHaveFiguresToo() {
        RttSpread spread = new RttSpread();
        spread.add(Duration.ofMillis(3));
        assertThat(spread.statistics()).isEqualTo(statistics(3, 3, 3, 0, 3, 3, 0));
        spread.add(Duration.ofMillis(3));
        assertThat(spread.statistics()).isEqualTo(statistics(3, 3, 3, 0, 3, 3, 0));
        RttSpread two = new RttSpread();
        two.add(Duration.ofNanos(300));
        two.add(Duration.ofNanos(100));
        // half of them are not above the first; 95 of 100 are not above the second
        assertThat(two.statistics())
                .isEqualTo(new RttStatistics(
                        Duration.ofNanos(100),
                        Duration.ofNanos(200),
                        Duration.ofNanos(300),
                        Duration.ofNanos(100),
                        Duration.ofNanos(100),
                        Duration.ofNanos(300),
                        Duration.ofNanos(300),
                        Duration.ofNanos(200)));
    }

    private static RttStatistics statistics(long... millis) {
        Duration[] all = Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
        return new RttStatistics(all[0], all[1], all[2], all[3], all[4], all[5], all[5], all[6]);
    }

    @Test
    void nothingAnsweredHasNoTimes() {
        ProbeFigures none = of(Outcome.TIMED_OUT, Outcome.REFUSED).figures(nanos(2));
        assertThat(none.rtt()).isNull();
        assertThat(none.failed()).isEqualTo(2);
        assertThat(new RttFigures().figures(nanos(0)).lossPercent()).isZero();
    }

    @Test
    void lossIsWhatNobodyEverAnswered() {
        RttFigures figures =
                of(Outcome.ANSWERED, Outcome.REFUSED, Outcome.TIMED_OUT, Outcome.TIMED_OUT, Outcome.NOT_SENT);
        figures.add(reply(2, Outcome.LATE, Duration.ofSeconds(2)));
        ProbeFigures all = figures.figures(nanos(9));
        assertThat(all.attempts()).isEqualTo(5);
        assertThat(all.timedOut()).isEqualTo(2);
        assertThat(all.late()).isEqualTo(1);
        // four left; one of them was never answered
        assertThat(all.lossPercent()).isEqualTo(25);
        assertThat(all.failedPercent()).isEqualTo(80);
        assertThat(all.rtt().most()).isEqualTo(Duration.ofMillis(1));
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
                .figures(nanos(9))
                .longestOutage();
        assertThat(outage).isEqualTo(new Outage(at(3), Duration.ofSeconds(3), 3, false));
    }

    @Test
    void anOutageThatLastsGoesUntilNow() {
        Outage outage = of(Outcome.TIMED_OUT, Outcome.ANSWERED, Outcome.TIMED_OUT)
                .figures(nanos(7))
                .longestOutage();
        assertThat(outage).isEqualTo(new Outage(at(2), Duration.ofSeconds(5), 1, true));
    }

    @Test
    void aClockThatIsSetMeanwhileMakesNoOutageLonger() {
        RttFigures figures = new RttFigures();
        for (int i = 0; i < 4; i++) {
            figures.sent(i, nanos(i));
        }
        figures.add(reply(0, Outcome.TIMED_OUT, null));
        // in the next second it is an hour later, and then two hours earlier
        figures.add(reply(1 + 3600, 1, Outcome.ANSWERED, Duration.ofMillis(1)));
        figures.add(reply(2 - 3600, 2, Outcome.TIMED_OUT, null));
        figures.add(reply(3 - 3600, 3, Outcome.TIMED_OUT, null));
        assertThat(figures.figures(nanos(3)).longestOutage())
                .isEqualTo(new Outage(at(0), Duration.ofSeconds(1), 1, false));
        assertThat(figures.figures(nanos(9)).longestOutage())
                .isEqualTo(new Outage(at(2 - 3600), Duration.ofSeconds(7), 2, true));
    }

    @Test
    void repliesOutOfOrderMakeNoOutageOfTheirOwn() {
        RttFigures figures = new RttFigures();
        for (int i = 0; i < 4; i++) {
            figures.sent(i, nanos(i));
        }
        // 1 is lost, which is known only after 2 and 3 were answered
        figures.add(reply(0, Outcome.ANSWERED, Duration.ofMillis(1)));
        figures.add(reply(2, Outcome.ANSWERED, Duration.ofMillis(1)));
        figures.add(reply(3, Outcome.ANSWERED, Duration.ofMillis(1)));
        figures.add(reply(1, Outcome.TIMED_OUT, null));
        assertThat(figures.figures(nanos(9)).longestOutage())
                .isEqualTo(new Outage(at(1), Duration.ofSeconds(1), 1, false));
    }
}
