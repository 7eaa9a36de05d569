package io.podwire.values;

import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.Octets;
import io.podwire.api.value.Size;
import io.podwire.api.value.TargetRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The forms of single values. Those with a text of their own ({@link Instant} as RFC 3339 in UTC, addresses, sizes, targets) are
 * that text; an enum constant is lower case with hyphens for underscores ({@code NO_NETNS} is {@code no-netns}).
 *
 * <p>A {@link Duration} is a number: seconds, with a fraction of up to nine digits, exact. A pipe wants to compare and sort it
 * ({@code jq 'select(.expires < 60)'}), iproute2 and Prometheus count seconds too, and ISO 8601's {@code PT1M30S} can be
 * compared by no tool.
 */
final class ScalarText {

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST_SECONDS = BigDecimal.valueOf(Long.MIN_VALUE);

    private ScalarText() {}

    /** The text of a value whose form is text, or null where it has none. */
    static String textOf(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Enum<?> constant) {
            return nameOf(constant);
        }
        if (value instanceof Instant
                || value instanceof IpAddress
                || value instanceof Cidr
                || value instanceof MacAddress
                || value instanceof Octets
                || value instanceof TargetRef
                || value instanceof Size) {
            return value.toString();
        }
        return null;
    }

    /** True for the types that {@link #textOf} writes and {@link #parse} reads. */
    static boolean isText(Class<?> type) {
        return type == String.class
                || type.isEnum()
                || type == Instant.class
                || type == IpAddress.class
                || type == Cidr.class
                || type == MacAddress.class
                || type == Octets.class
                || type == TargetRef.class
                || type == Size.class;
    }

    /**
     * Reads the text of a type for which {@link #isText} holds.
     *
     * @throws RuntimeException of any kind where the text is not one of that type
     */
    static Object parse(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        if (type == Instant.class) {
            return instant(text);
        }
        if (type == IpAddress.class) {
            return IpAddress.parse(text);
        }
        if (type == Cidr.class) {
            return Cidr.parse(text);
        }
        if (type == MacAddress.class) {
            // not MacAddress.parse, which is for people: tunnels and InfiniBand have 4, 16 or 20 octets
            return MacAddress.of(COLONS.parseHex(text));
        }
        if (type == Octets.class) {
            return Octets.parse(text);
        }
        if (type == TargetRef.class) {
            return TargetRef.parse(text);
        }
        return Size.parse(text);
    }

    /** The one form that is written, without the JVM's formatter, which takes longer to make than a short answer; others by it. */
    private static Instant instant(String text) {
        int length = text.length();
        if (length < 20 || text.charAt(length - 1) != 'Z' || text.charAt(10) != 'T') {
            return Instant.parse(text);
        }
        int nanos = 0;
        if (length > 20) {
            String fraction = text.substring(20, length - 1);
            if (text.charAt(19) != '.' || fraction.isEmpty() || fraction.length() > 9 || !digits(fraction)) {
                return Instant.parse(text);
            }
            nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        }
        String whole = text.substring(0, 4)
                + text.substring(5, 7)
                + text.substring(8, 10)
                + text.substring(11, 13)
                + text.substring(14, 16)
                + text.substring(17, 19);
        boolean separated =
                text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(13) == ':' && text.charAt(16) == ':';
        if (!separated || !digits(whole)) {
            return Instant.parse(text);
        }
        long days = LocalDate.of(
                        Integer.parseInt(whole, 0, 4, 10),
                        Integer.parseInt(whole, 4, 6, 10),
                        Integer.parseInt(whole, 6, 8, 10))
                .toEpochDay();
        int seconds = LocalTime.of(
                        Integer.parseInt(whole, 8, 10, 10),
                        Integer.parseInt(whole, 10, 12, 10),
                        Integer.parseInt(whole, 12, 14, 10))
                .toSecondOfDay();
        return Instant.ofEpochSecond(86_400 * days + seconds, nanos);
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static BigDecimal seconds(Duration duration) {
        BigDecimal exact = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** @throws ArithmeticException where the seconds have more than nine digits of fraction or do not fit in 64 bits */
    static Duration duration(BigDecimal number) {
        BigDecimal seconds = number.stripTrailingZeros();
        // 1e999999999 and 1e-999999999 take all memory once they are written out: look before converting
        if (seconds.precision() - seconds.scale() > 20 || seconds.scale() > 9) {
            throw new ArithmeticException("too long or too fine");
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        if (whole.compareTo(MOST_SECONDS) > 0 || whole.compareTo(LEAST_SECONDS) < 0) {
            throw new ArithmeticException("too long");
        }
        long nanos = seconds.subtract(whole).movePointRight(9).longValueExact();
        return Duration.ofSeconds(whole.longValueExact(), nanos);
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object constant(Class<?> type, String text) {
        for (Object candidate : type.getEnumConstants()) {
            if (nameOf((Enum<?>) candidate).equals(text)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
