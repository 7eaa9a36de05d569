package io.podwire.probe.path;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Numbers of the command line, with the range each has. */
final class Numbers {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private Numbers() {}

    static int within(String flag, Optional<Integer> given, int usual, int least, int most) {
        int number = given.orElse(usual);
        if (number < least || number > most) {
            throw new BadUse(flag + ": " + number + " is out of range; expected " + least + " to " + most);
        }
        return number;
    }

    static long atLeastOne(String flag, long number) {
        if (number < 1) {
            throw new BadUse(flag + ": " + number + " is out of range; expected 1 or more");
        }
        return number;
    }

    /** Seconds with or without a fraction, without a unit: as mtr has them. */
    static Duration seconds(String flag, Optional<String> given, Duration usual, Duration least, Duration most) {
        if (given.isEmpty()) {
            return usual;
        }
        BigDecimal seconds = decimal(given.get());
        if (seconds == null) {
            throw new BadUse(flag + ": '" + Printable.of(given.get())
                    + "' is no number of seconds; expected one such as 1 or 0.5, without a unit");
        }
        boolean fits = seconds.compareTo(text(least)) >= 0 && seconds.compareTo(text(most)) <= 0;
        if (!fits) {
            throw new BadUse(flag + ": " + Printable.of(given.get()) + " s is out of range; expected "
                    + text(least).toPlainString() + " to " + text(most).toPlainString());
        }
        return Duration.ofNanos(seconds.multiply(NANOS).longValue());
    }

    private static BigDecimal text(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
    }

    /** Digits with at most one point, and no exponent, which would make a number of a million digits. */
    private static BigDecimal decimal(String text) {
        boolean plain = text.length() <= 20 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
        try {
            return plain ? new BigDecimal(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
