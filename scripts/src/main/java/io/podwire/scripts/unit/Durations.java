package io.podwire.scripts.unit;

import io.podwire.api.error.BadUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** {@code 250.ms}, {@code 1.5.s}, and arithmetic of durations beyond what Duration has itself ({@code +} and {@code -}). */
public final class Durations {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private Durations() {}

    /** Microseconds. */
    public static Duration getUs(Number number) {
        return seconds(number, "0.000001");
    }

    /** Milliseconds. */
    public static Duration getMs(Number number) {
        return seconds(number, "0.001");
    }

    /** Seconds. */
    public static Duration getS(Number number) {
        return seconds(number, "1");
    }

    /** Minutes. */
    public static Duration getM(Number number) {
        return seconds(number, "60");
    }

    /** Hours. */
    public static Duration getH(Number number) {
        return seconds(number, "3600");
    }

    /** Days of 24 hours. */
    public static Duration getD(Number number) {
        return seconds(number, "86400");
    }

    /** {@code 10.s * 3}. */
    public static Duration multiply(Duration duration, Number factor) {
        return of(inSeconds(duration).multiply(new BigDecimal(factor.toString())));
    }

    /** {@code 3 * 10.s}. */
    public static Duration multiply(Number factor, Duration duration) {
        return multiply(duration, factor);
    }

    /** {@code 10.s / 4}. */
    public static Duration div(Duration duration, Number divisor) {
        return of(inSeconds(duration).divide(new BigDecimal(divisor.toString()), 9, RoundingMode.HALF_UP));
    }

    /** {@code 1.m / 10.s}: how many times the one is in the other. */
    public static BigDecimal div(Duration duration, Duration other) {
        return inSeconds(duration)
                .divide(inSeconds(other), 9, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** {@code -10.s}. */
    public static Duration negative(Duration duration) {
        return duration.negated();
    }

    private static Duration seconds(Number number, String unit) {
        return of(new BigDecimal(number.toString()).multiply(new BigDecimal(unit)));
    }

    private static BigDecimal inSeconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static Duration of(BigDecimal seconds) {
        try {
            BigDecimal[] parts = seconds.setScale(9, RoundingMode.HALF_UP).divideAndRemainder(BigDecimal.ONE);
            return Duration.ofSeconds(
                    parts[0].longValueExact(), parts[1].multiply(NANOS).longValueExact());
        } catch (ArithmeticException e) {
            throw new BadUse("a duration of " + seconds.toPlainString() + " seconds is beyond what fits in 64 bits");
        }
    }
}
