package io.podwire.probe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podwire.api.probe.HopTimes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** mtr's definitions, computed in two passes over all the numbers. */
class HopFiguresTest {

    private static HopTimes of(double... millis) {
        HopFigures figures = new HopFigures();
        for (double each : millis) {
            figures.add(Duration.ofNanos(Math.round(each * 1e6)));
        }
        return figures.times();
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    @Test
    void noneHasNoTimes() {
        assertThat(of()).isNull();
    }

    @Test
    void oneHasNoSpreadAndNoJitter() {
        HopTimes one = of(4.5);
        assertThat(one.last()).isEqualTo(one.best()).isEqualTo(one.worst()).isEqualTo(one.average());
        assertThat(one.geometricMean()).isEqualTo(Duration.ofNanos(4_500_000));
        assertThat(one.deviation()).isZero();
        assertThat(one.jitter()).isZero();
        assertThat(one.jitterWorst()).isZero();
        assertThat(one.jitterSmoothed()).isZero();
    }

    @Test
    void manyAreAddedUpAsMtrDefinesIt() {
        Random random = new Random(7);
        double[] all = random.doubles(500, 0.02, 80)
                .map(x -> Math.rint(x * 1000) / 1000)
                .toArray();
        HopTimes told = of(all);
        double mean = Arrays.stream(all).average().orElseThrow();
        double squares = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum();
        double[] jitters = new double[all.length];
        double smoothed = 0;
        for (int i = 1; i < all.length; i++) {
            jitters[i] = Math.abs(all[i] - all[i - 1]);
            smoothed += (jitters[i] - smoothed) / 16;
        }
        assertThat(millis(told.last())).isEqualTo(all[499]);
        assertThat(millis(told.best())).isEqualTo(Arrays.stream(all).min().orElseThrow());
        assertThat(millis(told.worst())).isEqualTo(Arrays.stream(all).max().orElseThrow());
        assertThat(millis(told.average())).isCloseTo(mean, within(1e-6));
        assertThat(millis(told.deviation())).isCloseTo(Math.sqrt(squares / 499), within(1e-6));
        assertThat(millis(told.geometricMean()))
                .isCloseTo(Math.exp(Arrays.stream(all).map(Math::log).average().orElseThrow()), within(1e-5));
        assertThat(millis(told.jitter())).isCloseTo(jitters[499], within(1e-6));
        assertThat(millis(told.jitterAverage()))
                .isCloseTo(Arrays.stream(jitters).average().orElseThrow(), within(1e-6));
        assertThat(millis(told.jitterWorst()))
                .isCloseTo(Arrays.stream(jitters).max().orElseThrow(), within(1e-6));
        assertThat(millis(told.jitterSmoothed())).isCloseTo(smoothed, within(1e-6));
    }
}
