package io.podwire.probe.dns;

import java.time.Duration;
import java.util.Locale;

/** Times as they stand in a sentence. */
final class Time {

    private Time() {}

    /** {@code 0.4 ms}, {@code 12 ms}, {@code 10.0 s}. */
    static String of(Duration time) {
        double millis = time.toNanos() / 1e6;
        if (millis >= 1000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }
}
