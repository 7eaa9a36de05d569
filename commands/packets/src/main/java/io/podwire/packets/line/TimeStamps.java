package io.podwire.packets.line;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The time in front of each line. Stateful: some forms count from a line before. */
final class TimeStamps {

    private static final long SECOND = 1_000_000_000;

    private static final String ERROR = "[Error converting time]";

    private final LineOptions.Stamp form;
    private final boolean nanos;
    private final ZoneId zone;

    /** Times are compared with this one; tcpdump takes a zero for "not yet set", and so does this. */
    private long reference;

    // Packets come many a second: the text of the last second said is kept.
    private long keptSecond = Long.MIN_VALUE;
    private String kept;

    TimeStamps(LineOptions options) {
        this.form = options.stamp();
        this.nanos = options.nanos();
        this.zone = options.zone();
    }

    /**
     * Appends the stamp and a blank, or nothing.
     *
     * @param time nanoseconds since 1970-01-01 UTC
     */
    void append(StringBuilder out, long time) {
        // What is not shown is not counted either, or differences would not add up.
        long shown = nanos ? time : time - Math.floorMod(time, 1000);
        switch (form) {
            case NONE -> {
                return;
            }
            case CLOCK -> clock(out, shown, false);
            case DATE -> clock(out, shown, true);
            case EPOCH -> epoch(out, shown);
            case SINCE_LAST, SINCE_FIRST -> since(out, shown);
        }
        out.append(' ');
    }

    private void clock(StringBuilder out, long time, boolean date) {
        long second = Math.floorDiv(time, SECOND);
        if (strange(second)) {
            out.append(ERROR);
            return;
        }
        if (second != keptSecond) {
            kept = text(second, zone, date);
            keptSecond = second;
        }
        fraction(out.append(kept), Math.floorMod(time, SECOND));
    }

    private void epoch(StringBuilder out, long time) {
        long second = Math.floorDiv(time, SECOND);
        if (strange(second)) {
            out.append(ERROR);
            return;
        }
        fraction(out.append(second), Math.floorMod(time, SECOND));
    }

    private void since(StringBuilder out, long time) {
        if (reference == 0) {
            reference = time;
        }
        long passed = Math.abs(time - reference);
        out.append(time < reference ? '-' : ' ');
        out.append(text(passed / SECOND, ZoneOffset.UTC, false));
        fraction(out, passed % SECOND);
        if (form == LineOptions.Stamp.SINCE_LAST) {
            reference = time;
        }
    }

    /** tcpdump shows no time with the highest of 32 bits set: a broken file has such, and equal lines are worth more than 2038. */
    private static boolean strange(long second) {
        return (second & 0x8000_0000L) != 0;
    }

    private static String text(long second, ZoneId zone, boolean date) {
        ZonedDateTime at = Instant.ofEpochSecond(second).atZone(zone);
        StringBuilder out = new StringBuilder(20);
        if (date) {
            Digits.padded(out, at.getYear(), 4);
            Digits.padded(out.append('-'), at.getMonthValue(), 2);
            Digits.padded(out.append('-'), at.getDayOfMonth(), 2);
            out.append(' ');
        }
        Digits.padded(out, at.getHour(), 2);
        Digits.padded(out.append(':'), at.getMinute(), 2);
        Digits.padded(out.append(':'), at.getSecond(), 2);
        return out.toString();
    }

    private void fraction(StringBuilder out, long nano) {
        out.append('.');
        if (nanos) {
            Digits.padded(out, nano, 9);
        } else {
            Digits.padded(out, nano / 1000, 6);
        }
    }
}
