package io.podwire.scripts.unit;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** {@code 200.MB} (powers of 1000), {@code 64.KiB} (powers of 1024), and arithmetic of sizes. */
public final class Sizes {

    private Sizes() {}

    /** Bytes. */
    public static Size getB(Number number) {
        return bytes(number, 1);
    }

    /** 1000 bytes. */
    public static Size getKB(Number number) {
        return bytes(number, 1000);
    }

    /** 1000 bytes. */
    public static Size getkB(Number number) {
        return bytes(number, 1000);
    }

    /** 1000 kB. */
    public static Size getMB(Number number) {
        return bytes(number, 1_000_000);
    }

    /** 1000 MB. */
    public static Size getGB(Number number) {
        return bytes(number, 1_000_000_000);
    }

    /** 1024 bytes. */
    public static Size getKiB(Number number) {
        return bytes(number, 1 << 10);
    }

    /** 1024 KiB. */
    public static Size getMiB(Number number) {
        return bytes(number, 1 << 20);
    }

    /** 1024 MiB. */
    public static Size getGiB(Number number) {
        return bytes(number, 1 << 30);
    }

    /** {@code 1.MB + 1.kB}. */
    public static Size plus(Size size, Size other) {
        return of(BigDecimal.valueOf(size.bytes()).add(BigDecimal.valueOf(other.bytes())));
    }

    /** {@code 1.MB - 1.kB}; a size is never below zero. */
    public static Size minus(Size size, Size other) {
        return of(BigDecimal.valueOf(size.bytes()).subtract(BigDecimal.valueOf(other.bytes())));
    }

    /** {@code 10.MB * 3}. */
    public static Size multiply(Size size, Number factor) {
        return of(BigDecimal.valueOf(size.bytes()).multiply(new BigDecimal(factor.toString())));
    }

    /** {@code 3 * 10.MB}. */
    public static Size multiply(Number factor, Size size) {
        return multiply(size, factor);
    }

    /** {@code 10.MB / 4}, rounded to whole bytes. */
    public static Size div(Size size, Number divisor) {
        return of(BigDecimal.valueOf(size.bytes()).divide(new BigDecimal(divisor.toString()), 0, RoundingMode.HALF_UP));
    }

    /** {@code 1.GB / 1.MB}: how many times the one is in the other. */
    public static BigDecimal div(Size size, Size other) {
        return BigDecimal.valueOf(size.bytes())
                .divide(BigDecimal.valueOf(other.bytes()), 9, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    private static Size bytes(Number number, long unit) {
        return of(new BigDecimal(number.toString()).multiply(BigDecimal.valueOf(unit)));
    }

    private static Size of(BigDecimal bytes) {
        try {
            long whole = bytes.setScale(0, RoundingMode.HALF_UP).longValueExact();
            if (whole < 0) {
                throw new BadUse("a size of " + whole + " bytes is below zero");
            }
            return new Size(whole);
        } catch (ArithmeticException e) {
            throw new BadUse("a size of " + bytes.toPlainString() + " bytes is beyond 2^63");
        }
    }
}
