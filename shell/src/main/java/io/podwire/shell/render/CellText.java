package io.podwire.shell.render;

import io.podwire.api.command.ValueForm;
import io.podwire.api.value.Printable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.StringJoiner;

/** The text of a cell. */
final class CellText {

    private CellText() {}

    /** For people: printable, {@code -} for nothing, {@code 3m20s}, {@code yes}. */
    static String forPeople(Object value, ZoneId zone) {
        String text = Printable.of(plain(value, zone));
        return text.isEmpty() ? "-" : text;
    }

    private static String plain(Object value, ZoneId zone) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> list) {
            StringJoiner joined = new StringJoiner(",");
            for (Object each : list) {
                joined.add(plain(each, zone));
            }
            return joined.toString();
        }
        if (value instanceof Duration duration) {
            return duration(duration);
        }
        if (value instanceof Instant instant) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        return value instanceof Enum<?> constant ? ValueForm.word(constant) : value.toString();
    }

    /** For programs: as it is, nothing for nothing, lists with blanks between, durations in seconds as in JSON. */
    static String forPrograms(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> list) {
            StringJoiner joined = new StringJoiner(" ");
            for (Object each : list) {
                joined.add(forPrograms(each));
            }
            return joined.toString();
        }
        if (value instanceof Duration duration) {
            BigDecimal seconds =
                    BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
            return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
        }
        return value instanceof Enum<?> constant ? ValueForm.word(constant) : value.toString();
    }

    private static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 2 * 86_400) {
            return seconds / 86_400 + "d" + seconds % 86_400 / 3600 + "h";
        }
        if (seconds >= 3600) {
            return seconds / 3600 + "h" + seconds % 3600 / 60 + "m";
        }
        if (seconds >= 60) {
            return seconds / 60 + "m" + seconds % 60 + "s";
        }
        return duration.toMillis() % 1000 == 0 || seconds >= 10 ? seconds + "s" : duration.toMillis() + "ms";
    }
}
