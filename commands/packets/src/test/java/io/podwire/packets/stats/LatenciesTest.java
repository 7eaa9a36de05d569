package io.podwire.packets.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void noneIsNull() {
        Latencies none = new Latencies();
        assertThat(none.least()).isNull();
        assertThat(none.share(0.5)).isNull();
        assertThat(none.most()).isNull();
    }

    @Test
    void smallOnesAreExact() {
        Latencies few = new Latencies();
        for (int i = 1; i <= 9; i++) {
            few.add(i);
        }
        assertThat(few.share(0.5)).isEqualTo(5);
        assertThat(few.share(1)).isEqualTo(9);
        assertThat(few.least()).isEqualTo(1);
    }

    @Test
    void sharesAreWithinFourInAHundred() {
        Random random = new Random(3);
        Latencies all = new Latencies();
        long[] times = new long[10_000];
        for (int i = 0; i < times.length; i++) {
            times[i] = (long) Math.exp(random.nextDouble() * 20);
            all.add(times[i]);
        }
        Arrays.sort(times);
        for (double share : new double[] {0.01, 0.25, 0.5, 0.95, 0.999}) {
            long exact = times[(int) Math.ceil(share * times.length) - 1];
            assertThat(all.share(share).doubleValue()).isCloseTo(exact, Percentage.withPercentage(4));
        }
        assertThat(all.most()).isEqualTo(times[times.length - 1]);
    }

    @Test
    void theLongestThereIsHasAStepToo() {
        Latencies all = new Latencies();
        all.add(Long.MAX_VALUE);
        all.add(-5);
        assertThat(all.share(0.5)).isCloseTo(0, within(0L));
        assertThat(all.share(1)).isPositive();
        assertThat(all.most()).isEqualTo(Long.MAX_VALUE);
    }
}
