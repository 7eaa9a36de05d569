package io.podwire.packets.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickClockTest {

    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000L);

    /** Against decimals of any length. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6, 7, 9, 10, 12, 19, 0x80, 0x81, 0x8a, 0x9e, 0xa0, 0xbf, 0xff, 127})
    void isRightForAnyResolution(int resolution) {
        Random random = new Random(resolution);
        for (int i = 0; i < 200; i++) {
            long ticks = random.nextLong() >>> random.nextInt(64);
            long offset = i % 3 == 0 ? 0 : random.nextInt(100_000) - 50_000;
            BigDecimal unit = (resolution & 0x80) == 0
                    ? BigDecimal.ONE.movePointLeft(resolution)
                    : BigDecimal.ONE.divide(BigDecimal.valueOf(2).pow(resolution & 0x7f));
            BigDecimal exact = new BigDecimal(Long.toUnsignedString(ticks))
                    .multiply(unit)
                    .multiply(SECOND)
                    .setScale(0, RoundingMode.DOWN)
                    .add(SECOND.multiply(BigDecimal.valueOf(offset)))
                    .min(BigDecimal.valueOf(Long.MAX_VALUE));
            assertThat(new TickClock(resolution, offset).nanos(ticks))
                    .as("%s ticks, offset %d", Long.toUnsignedString(ticks), offset)
                    .isEqualTo(exact.longValueExact());
        }
    }

    @Test
    void anOffsetThatCannotBeIsTheFirstOrLastTime() {
        assertThat(new TickClock(6, Long.MAX_VALUE).nanos(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(new TickClock(6, Long.MIN_VALUE).nanos(1)).isEqualTo(Long.MIN_VALUE);
    }
}
