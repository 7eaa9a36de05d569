package io.podwire.packets.file;

import java.math.BigInteger;

/** Turns the ticks of an interface's clock into nanoseconds (pcapng's if_tsresol and if_tsoffset). */
final class TickClock {

    /** Where an interface says nothing: microseconds. */
    static final int USUAL = 6;

    private static final long SECOND = 1_000_000_000L;
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final boolean powerOfTwo;
    private final int exponent;
    private final long offsetSeconds;
    /** Nanoseconds of a tick where that is a whole number, else 0. */
    private final long nanosOfTick;
    /** Ticks up to this one are multiplied without a carry. */
    private final long easy;

    private final long offsetNanos;

    /**
     * @param resolution the option's octet: the upper bit chooses powers of two instead of ten, the others are the negative exponent
     * @param offsetSeconds to add
     */
    TickClock(int resolution, long offsetSeconds) {
        this.powerOfTwo = (resolution & 0x80) != 0;
        this.exponent = resolution & 0x7f;
        this.offsetSeconds = offsetSeconds;
        this.nanosOfTick = nanosOfTick();
        long most = Long.MAX_VALUE / SECOND / 2;
        boolean small = -most < offsetSeconds && offsetSeconds < most;
        this.offsetNanos = small ? offsetSeconds * SECOND : 0;
        this.easy = nanosOfTick == 0 || !small ? -1 : Long.MAX_VALUE / nanosOfTick / 2;
    }

    private long nanosOfTick() {
        if (powerOfTwo || exponent > 9) {
            return !powerOfTwo || exponent > 0 ? 0 : SECOND;
        }
        long nanos = 1;
        for (int i = exponent; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** True where a tick is shorter than a microsecond. */
    boolean finerThanMicros() {
        return powerOfTwo ? exponent > 19 : exponent > 6;
    }

    /**
     * Nanoseconds since 1970-01-01 UTC.
     *
     * @param ticks 64 bits without sign; a time outside of what 64 bits of nanoseconds can say becomes the first or last of these
     */
    long nanos(long ticks) {
        if (ticks >= 0 && ticks <= easy) {
            return ticks * nanosOfTick + offsetNanos;
        }
        BigInteger product = new BigInteger(Long.toUnsignedString(ticks)).multiply(BigInteger.valueOf(SECOND));
        BigInteger nanos = powerOfTwo ? product.shiftRight(exponent) : product.divide(BigInteger.TEN.pow(exponent));
        BigInteger sum = nanos.add(BigInteger.valueOf(offsetSeconds).multiply(BigInteger.valueOf(SECOND)));
        return sum.max(LEAST).min(MOST).longValue();
    }
}
