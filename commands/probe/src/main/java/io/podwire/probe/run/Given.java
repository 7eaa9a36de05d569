package io.podwire.probe.run;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the numbers that probes' flags are given, each as its tool writes it; what can't be is told in one line. */
public final class Given {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    /** A day; what is longer is a slip. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private Given() {}

    /**
     * Ports, also several in one word: {@code 80,443}. One that is named twice is meant once.
     *
     * @throws BadUse for none, and for one that is not from 1 to 65535
     */
    public static List<Integer> ports(List<String> given) {
        Set<Integer> ports = new LinkedHashSet<>();
        for (String text : given) {
            for (String one : text.split(",", -1)) {
                ports.add(port(one, text));
            }
        }
        if (ports.isEmpty()) {
            throw new BadUse("no port; expected -p with one from 1 to 65535");
        }
        return List.copyOf(ports);
    }

    /** @param text the word it stands in */
    private static int port(String one, String text) {
        if (one.matches("[0-9]{1,9}")) {
            int port = Integer.parseInt(one);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        if (one.matches("[0-9]+(-|:|\\.\\.)[0-9]+")) {
            throw new BadUse(
                    "-p " + Printable.of(text) + ": ranges are not taken; expected the ports one by one",
                    "try:   -p 80,443, or -p 80 -p 443");
        }
        String which = one.equals(text) ? "" : "'" + Printable.of(one) + "' is no port; ";
        throw new BadUse("-p " + Printable.of(text) + ": " + which + "expected a port from 1 to 65535");
    }

    /**
     * A time as ping and mtr write it, in seconds with a point ({@code 0.2}), or with a unit ({@code 200ms}).
     *
     * @param flag for messages
     * @throws BadUse for anything that is not above zero and up to a day
     */
    public static Duration seconds(String flag, String text) {
        int digits = 0;
        while (digits < text.length()
                && (Character.digit(text.charAt(digits), 10) >= 0 || text.charAt(digits) == '.')) {
            digits++;
        }
        long unit = switch (text.substring(digits)) {
            case "", "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "us" -> 1_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 0;
        };
        Duration time = unit == 0 ? null : time(text.substring(0, digits), unit);
        if (time == null) {
            throw new BadUse(flag + " " + Printable.of(text)
                    + ": expected a time above 0 and up to a day, in seconds or with a unit, such as 0.2, 200ms or 5s");
        }
        return time;
    }

    private static Duration time(String number, long unit) {
        if (!number.matches("[0-9]{0,9}(\\.[0-9]{0,9})?") || number.chars().noneMatch(Character::isDigit)) {
            return null;
        }
        BigDecimal nanos =
                new BigDecimal(number.startsWith(".") ? "0" + number : number).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(NANOS.multiply(BigDecimal.valueOf(LONGEST.toSeconds()))) > 0 || nanos.longValue() <= 0) {
            return null;
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /**
     * A time in milliseconds, as paping has it.
     *
     * @throws BadUse for one that is not above zero and up to a day
     */
    public static Duration millis(String flag, int millis) {
        if (millis < 1 || millis > LONGEST.toMillis()) {
            throw new BadUse(flag + " " + millis + ": expected milliseconds above 0, such as 1000");
        }
        return Duration.ofMillis(millis);
    }

    /**
     * How long it goes on.
     *
     * @return null: until it is stopped
     * @throws BadUse for no time at all
     */
    public static Duration lasting(Optional<Duration> given) {
        if (given.isPresent() && given.get().isZero()) {
            throw new BadUse("--for 0: expected a time above 0, such as 10s or 5m");
        }
        return given.orElse(null);
    }

    /**
     * How many.
     *
     * @param least 0 where none means for ever, else 1
     * @throws BadUse for fewer
     */
    public static long count(long given, long least) {
        if (given < least || given > 1_000_000_000_000L) {
            throw new BadUse("-c " + given + ": expected a number of probes "
                    + (least == 0 ? "above 0, or 0 for no end" : "above 0"));
        }
        return given;
    }

    /**
     * A share: {@code 5%}.
     *
     * @throws BadUse for what is not from 0 to 100, and without the sign
     */
    public static double percent(String flag, String text) {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : "";
        if (number.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") && Double.parseDouble(number) <= 100) {
            return Double.parseDouble(number);
        }
        throw new BadUse(flag + " " + Printable.of(text) + ": expected a share from 0% to 100%, with the sign");
    }

    /**
     * A time to live.
     *
     * @throws BadUse for what is not from 1 to 255
     */
    public static int hops(String flag, int hops) {
        if (hops < 1 || hops > 255) {
            throw new BadUse(flag + " " + hops + ": expected a time to live from 1 to 255");
        }
        return hops;
    }
}
