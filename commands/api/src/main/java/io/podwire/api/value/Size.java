package io.podwire.api.value;

import io.podwire.api.error.BadUse;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written with its unit: {@code B}, {@code kB}/{@code MB}/{@code GB} for powers of 1000,
 * {@code KiB}/{@code MiB}/{@code GiB} for powers of 1024.
 *
 * @param bytes zero or more
 */
public record Size(long bytes) implements Comparable<Size> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,19})(B|kB|KB|MB|GB|KiB|MiB|GiB)");

    /**
     * Reads a whole number and a unit.
     *
     * @throws BadUse for a number without a unit, or anything else
     */
    public static Size parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new BadUse("'" + Printable.of(text)
                    + "' is not a size; expected a number with a unit, such as 200MB or 64KiB");
        }
        long factor = switch (m.group(2).toUpperCase(Locale.ROOT)) {
            case "B" -> 1L;
            case "KB" -> 1_000L;
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            case "KIB" -> 1L << 10;
            case "MIB" -> 1L << 20;
            default -> 1L << 30;
        };
        try {
            return new Size(Math.multiplyExact(Long.parseLong(m.group(1)), factor));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new BadUse("size '" + text + "' is beyond 2^63 bytes");
        }
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return bytes + "B";
    }
}
