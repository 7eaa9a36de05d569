package io.podwire.packets.line;

import java.time.ZoneId;

/**
 * What tcpdump's printing flags ask for (tcpdump(1)). Numbers are never turned into names here, as with {@code -n}.
 *
 * @param stamp the time in front of a line ({@code -t} to {@code -ttttt})
 * @param nanos nine digits of a second instead of six ({@code --nano})
 * @param zone of times of day
 * @param number a packet's number in front ({@code -#})
 * @param linkLevel the link-level header too ({@code -e})
 * @param verbosity 0 to 3 ({@code -v}, {@code -vv}, {@code -vvv}); more is as 3
 * @param quiet 0, 1 ({@code -q}: less of protocols), or 2, where only a datagram's first fragment says more than its addresses
 * @param absolute sequence numbers as they stand in the header ({@code -S}), not counted from a connection's begin
 * @param checksums checksums are compared where {@code verbosity} shows them; false is {@code -K}
 * @param dump the bytes below the line ({@code -A}, {@code -x}, {@code -X} and their doubles)
 */
public record LineOptions(
        Stamp stamp,
        boolean nanos,
        ZoneId zone,
        boolean number,
        boolean linkLevel,
        int verbosity,
        int quiet,
        boolean absolute,
        boolean checksums,
        Dump dump) {

    /** As tcpdump prints without a flag. */
    public static LineOptions plain(ZoneId zone) {
        return new LineOptions(Stamp.CLOCK, false, zone, false, false, 0, 0, false, true, Dump.NONE);
    }

    public LineOptions withStamp(Stamp other) {
        return new LineOptions(other, nanos, zone, number, linkLevel, verbosity, quiet, absolute, checksums, dump);
    }

    public LineOptions withNanos(boolean wanted) {
        return new LineOptions(stamp, wanted, zone, number, linkLevel, verbosity, quiet, absolute, checksums, dump);
    }

    public LineOptions withNumber(boolean wanted) {
        return new LineOptions(stamp, nanos, zone, wanted, linkLevel, verbosity, quiet, absolute, checksums, dump);
    }

    public LineOptions withLinkLevel(boolean wanted) {
        return new LineOptions(stamp, nanos, zone, number, wanted, verbosity, quiet, absolute, checksums, dump);
    }

    public LineOptions withVerbosity(int level) {
        return new LineOptions(stamp, nanos, zone, number, linkLevel, level, quiet, absolute, checksums, dump);
    }

    public LineOptions withQuiet(int level) {
        return new LineOptions(stamp, nanos, zone, number, linkLevel, verbosity, level, absolute, checksums, dump);
    }

    public LineOptions withAbsolute(boolean wanted) {
        return new LineOptions(stamp, nanos, zone, number, linkLevel, verbosity, quiet, wanted, checksums, dump);
    }

    public LineOptions withChecksums(boolean wanted) {
        return new LineOptions(stamp, nanos, zone, number, linkLevel, verbosity, quiet, absolute, wanted, dump);
    }

    public LineOptions withDump(Dump other) {
        return new LineOptions(stamp, nanos, zone, number, linkLevel, verbosity, quiet, absolute, checksums, other);
    }

    /** The time in front of a line. */
    public enum Stamp {
        /** {@code 12:00:01.123456}, a time of day. */
        CLOCK,
        /** Nothing ({@code -t}). */
        NONE,
        /** Seconds since 1970 UTC ({@code -tt}). */
        EPOCH,
        /** What passed since the line before ({@code -ttt}). */
        SINCE_LAST,
        /** With the date ({@code -tttt}). */
        DATE,
        /** What passed since the first line ({@code -ttttt}). */
        SINCE_FIRST;

        /**
         * The form that so many {@code -t} ask for.
         *
         * @param times 0 to 5
         * @throws IndexOutOfBoundsException for more
         */
        public static Stamp of(int times) {
            return values()[times];
        }
    }

    /** The bytes below a line. */
    public enum Dump {
        NONE(false),
        /** Characters ({@code -A}). */
        ASCII(false),
        /** Characters, link-level header too ({@code -AA}). */
        ASCII_WHOLE(true),
        /** Hex ({@code -x}). */
        HEX(false),
        /** Hex, link-level header too ({@code -xx}). */
        HEX_WHOLE(true),
        /** Hex and characters ({@code -X}). */
        BOTH(false),
        /** Hex and characters, link-level header too ({@code -XX}). */
        BOTH_WHOLE(true);

        private final boolean whole;

        Dump(boolean whole) {
            this.whole = whole;
        }

        /** True where bytes nobody knows are not shown a second time within the line; tcpdump's {@code -A} shows them twice. */
        boolean replacesUnknown() {
            return this != NONE && this != ASCII && this != ASCII_WHOLE;
        }

        /** True where the link-level header is shown too. */
        public boolean whole() {
            return whole;
        }
    }
}
