package io.podwire.packets.stats;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people, three digits of them. */
final class Amounts {

    private static final String[] BYTES = {" B", " kB", " MB", " GB", " TB"};

    private Amounts() {}

    /** Powers of ten, as tcpdump's -C and disks have them. */
    static String bytes(long bytes) {
        double rest = bytes;
        int unit = 0;
        while (rest >= 999.5 && unit < BYTES.length - 1) {
            rest /= 1000;
            unit++;
        }
        return (unit == 0 ? String.valueOf(bytes) : digits(rest)) + BYTES[unit];
    }

    static String time(Duration time) {
        return micros(time.toNanos() / 1000);
    }

    /** A dash for null. */
    static String micros(Long micros) {
        if (micros == null) {
            return "-";
        } else if (micros < 1000) {
            return micros + " us";
        } else if (micros < 1_000_000) {
            return digits(micros / 1e3) + " ms";
        }
        return digits(micros / 1e6) + " s";
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, number < 9.995 ? "%.2f" : number < 99.95 ? "%.1f" : "%.0f", number);
    }

    /** {@code 1 reset}, {@code 2 resets}. */
    static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
