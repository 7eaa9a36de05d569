package io.podwire.capture.clock;

import io.podwire.api.error.BadUse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * From when to when a capture is wanted.
 *
 * @param start null: at once
 * @param stop null: when something else ends it
 * @param lasting how long once it began; null: as long as it may
 * @param said what the user should know of how this was understood; null: nothing
 */
public record Window(Instant start, Instant stop, Duration lasting, String said) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss VV", Locale.ROOT);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(" (HH:mm:ss'Z')", Locale.ROOT);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * Finds the window that is meant. A time without a date is today's; a stop that is not after its start is the next day's; between
     * a start of yesterday and its stop over midnight, that window is the one.
     *
     * @param start null: none was said
     * @param stop null: none was said
     * @param lasting null: none was said
     * @throws BadUse where all of it is over; the hint says when it comes again
     */
    public static Window of(WallTime start, WallTime stop, Duration lasting, ZonedDateTime now) {
        if (start == null) {
            return withoutStart(stop, lasting, now);
        }
        ZonedDateTime begin = start.on(now, 0);
        ZonedDateTime end = endOf(begin, stop, lasting, now);
        if (end != null && !end.isAfter(begin)) {
            throw new BadUse(
                    "--stop is " + shown(end) + ", which is not after --start, " + shown(begin),
                    "try:   a --stop with its own date");
        }
        if (start.date() == null && end != null) {
            // over midnight, and it is after midnight: the window that began yesterday
            ZonedDateTime before = start.on(now, -1);
            ZonedDateTime endBefore = endOf(before, stop, lasting, now);
            if (now.isBefore(begin) && endBefore != null && endBefore.isAfter(now)) {
                begin = before;
                end = endBefore;
            }
        }
        if (begin.isAfter(now)) {
            return new Window(begin.toInstant(), end == null ? null : end.toInstant(), null, null);
        }
        if (end == null || !end.isAfter(now)) {
            throw over(start, begin, end, now);
        }
        return new Window(
                null,
                end.toInstant(),
                null,
                "--start is past (" + shown(begin) + "): it starts now, and stops at "
                        + shown(end.toInstant(), now.getZone()));
    }

    private static Window withoutStart(WallTime stop, Duration lasting, ZonedDateTime now) {
        if (stop == null) {
            return new Window(null, null, lasting, null);
        }
        ZonedDateTime end = stop.on(now, 0);
        if (!end.isAfter(now) && stop.date() == null) {
            end = stop.on(now, 1);
        }
        if (!end.isAfter(now)) {
            throw new BadUse(
                    "--stop is past: " + shown(end) + "; it is " + shown(now.withZoneSameInstant(end.getZone())));
        }
        return new Window(null, end.toInstant(), lasting, "stops at " + shown(end.toInstant(), now.getZone()));
    }

    /** Null where nothing says. The earlier one where both do. */
    private static ZonedDateTime endOf(ZonedDateTime begin, WallTime stop, Duration lasting, ZonedDateTime now) {
        ZonedDateTime byLength = lasting == null ? null : begin.plus(lasting);
        if (stop == null) {
            return byLength;
        }
        ZonedDateTime end = stop.on(begin, 0);
        if (stop.date() == null && !end.isAfter(begin)) {
            end = stop.on(begin, 1);
        }
        return byLength != null && byLength.isBefore(end) ? byLength : end;
    }

    private static BadUse over(WallTime start, ZonedDateTime begin, ZonedDateTime end, ZonedDateTime now) {
        String past = "--start is past: " + shown(begin)
                + (end == null ? "" : ", and so is the end, " + shown(end)) + "; it is "
                + shown(now.withZoneSameInstant(begin.getZone()));
        if (start.date() != null) {
            return new BadUse(past);
        }
        ZonedDateTime next = start.on(now, 1);
        String typed = TYPED.format(next) + (next.getZone().equals(now.getZone()) ? "" : " " + next.getZone());
        return new BadUse(past, "next:  " + shown(next), "try:   --start '" + typed + "'");
    }

    /** As it is shown: date, time and zone, and what that is in UTC, which is what most nodes' logs have. */
    public static String shown(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        boolean utc = time.getOffset().equals(ZoneOffset.UTC);
        return shown(time) + (utc ? "" : UTC.format(time.withZoneSameInstant(ZoneOffset.UTC)));
    }

    private static String shown(ZonedDateTime time) {
        return SHOWN.format(time);
    }
}
