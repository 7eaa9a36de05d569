package io.podwire.capture.clock;

import io.podwire.api.error.BadUse;
import io.podwire.api.value.Printable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A time as a person says it: {@code 12:00}, {@code 12:00:30}, {@code 2026-03-01 12:00}, {@code 2026-03-01T12:00}, each also with a
 * zone behind: {@code 12:00Z}, {@code 12:00+02:00}, {@code 12:00 Europe/Berlin}.
 *
 * @param date null where any day is meant
 * @param time of day
 * @param zone the one said, else the user's
 */
public record WallTime(LocalDate date, LocalTime time, ZoneId zone) {

    private static final int DATE = "2026-03-01".length();

    /**
     * Reads one.
     *
     * @param flag for messages
     * @param usual the zone where none is said
     * @throws BadUse where it is not a time
     */
    public static WallTime parse(String flag, String text, ZoneId usual) {
        try {
            String rest = text.strip();
            LocalDate date = null;
            if (rest.length() > DATE && rest.charAt(4) == '-') {
                date = LocalDate.parse(rest.substring(0, DATE));
                char between = rest.charAt(DATE);
                if (between != ' ' && between != 'T') {
                    throw unreadable(flag, text);
                }
                rest = rest.substring(DATE + 1).strip();
            }
            int end = 0;
            while (end < rest.length() && (Character.isDigit(rest.charAt(end)) || rest.charAt(end) == ':')) {
                end++;
            }
            String zone = rest.substring(end).strip();
            return new WallTime(
                    date, LocalTime.parse(rest.substring(0, end)), zone.isEmpty() ? usual : ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw unreadable(flag, text);
        }
    }

    private static BadUse unreadable(String flag, String text) {
        return new BadUse(flag + ": '" + Printable.of(text)
                + "' is not a time; expected one such as 12:00, 12:00:30, '2026-03-01 12:00' or '12:00 Europe/Berlin'");
    }

    /** On the day it names, or on the day that {@code now} is in its zone, so many days later. */
    ZonedDateTime on(ZonedDateTime now, int days) {
        LocalDate day = date != null ? date : now.withZoneSameInstant(zone).toLocalDate();
        return ZonedDateTime.of(day.plusDays(days), time, zone);
    }
}
