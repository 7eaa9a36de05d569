package io.podwire.capture.write;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When one file ends and the next begins.
 *
 * @param names of the files
 * @param fileBytes a file with more than so many is the last but one packet's; 0: any number
 * @param periodNanos how long a file is written; 0: for ever
 * @param most files after which the capture ends; 0: never
 */
public record Rotation(FileNames names, long fileBytes, long periodNanos, int most) {

    /** tcpdump's {@code -C} without a suffix. */
    private static final long MILLION = 1_000_000;

    /**
     * As tcpdump's flags have it.
     *
     * @param file {@code -w}
     * @param size {@code -C}: a number of millions of bytes, or with k, m or g behind it of KiB, MiB or GiB
     * @param count {@code -W}: files of a ring with {@code -C}, else files until the end
     * @param seconds {@code -G}
     * @throws BadUse where they don't fit together
     */
    public static Rotation of(String file, Optional<String> size, Optional<Integer> count, Optional<Integer> seconds) {
        if (count.isPresent() && count.get() <= 0) {
            throw new BadUse("-W " + count.get() + ": expected a number of files above 0");
        }
        if (seconds.isPresent() && seconds.get() <= 0) {
            throw new BadUse("-G " + seconds.get() + ": expected a number of seconds above 0");
        }
        if (count.isPresent() && size.isEmpty() && seconds.isEmpty()) {
            throw new BadUse("-W counts files, but nothing begins a new one; expected -C or -G too");
        }
        if (seconds.isPresent() && !TimePattern.in(file)) {
            throw new BadUse(
                    "-G: " + Printable.of(file)
                            + " has no time in its name, so each file would be written over the last",
                    "try:   -w '" + Printable.of(file) + ".%Y%m%d-%H%M%S'");
        }
        long bytes = size.isEmpty() ? 0 : bytes(size.get());
        int files = count.orElse(0);
        boolean ring = bytes > 0 && files > 0;
        return new Rotation(
                new FileNames(file, seconds.isPresent(), ring ? files : 0),
                bytes,
                seconds.orElse(0) * 1_000_000_000L,
                ring ? 0 : files);
    }

    /**
     * Refuses names that stay the same from one period to the next. A name that comes again later is well: {@code f-%a} is a ring of
     * seven days.
     *
     * @throws BadUse where a file would be written over the one before
     */
    void refuseSameNames(ZonedDateTime now) {
        if (periodNanos == 0) {
            return;
        }
        ZonedDateTime time = now;
        // an hour in a name changes every hour too where a period is shorter: one change is not enough
        for (int i = 0; i < 2 && (most == 0 || i < most - 1); i++) {
            ZonedDateTime next = time.plusNanos(periodNanos);
            if (names.name(0, time).equals(names.name(0, next))) {
                throw new BadUse(
                        "-G " + periodNanos / 1_000_000_000L + ": " + Printable.of(names.pattern())
                                + " names files so seldom anew that each would be written over the last",
                        "try:   -w '" + Printable.of(names.pattern()) + ".%H%M%S'");
            }
            time = next;
        }
    }

    private static long bytes(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        long factor = switch (text.substring(digits).toLowerCase(java.util.Locale.ROOT)) {
            case "" -> MILLION;
            case "k", "kib" -> 1L << 10;
            case "m", "mib" -> 1L << 20;
            case "g", "gib" -> 1L << 30;
            default -> 0;
        };
        long number = digits == 0 || digits > 9 ? 0 : Long.parseLong(text.substring(0, digits));
        if (factor == 0 || number == 0) {
            throw new BadUse(
                    "-C '" + Printable.of(text)
                            + "': expected millions of bytes, such as 100, or a number with k, m or g behind it for KiB, MiB, GiB");
        }
        return number * factor;
    }

    /** The first file of a capture that begins now. */
    public Path first(ZonedDateTime now) {
        return names.name(0, now);
    }

    /** True where a new file is ever begun. */
    public boolean rotates() {
        return fileBytes > 0 || periodNanos > 0;
    }
}
