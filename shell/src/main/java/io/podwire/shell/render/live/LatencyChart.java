package io.podwire.shell.render.live;

import io.podwire.shell.render.Tone;
import java.util.Collection;

/**
 * Round trips as a row of characters, the newest at the right end: the higher the block, the longer; {@code x} nothing came, {@code ?} it
 * came late, {@code !} somebody said no, {@code -} it never left.
 */
final class LatencyChart {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    /** The same where the terminal's characters are ASCII. */
    private static final String ASCII = "_.-=+*%#";

    /** The least there is between bottom and top, as a share of the bottom. */
    private static final double LEAST_SPREAD = 0.5;

    private final String levels;
    private final char limited;

    LatencyChart(boolean ascii) {
        levels = ascii ? ASCII : BLOCKS;
        limited = ascii ? '~' : '·';
    }

    /**
     * What the bottom and the top of a chart stand for.
     *
     * @param least nanoseconds of the shortest that is seen; NaN where none is
     * @param most of the longest
     */
    record Scale(double least, double most) {

        /** Of all that is seen of these rows. */
        static Scale of(Collection<Track> tracks, int width) {
            double least = Double.NaN;
            double most = Double.NaN;
            for (Track track : tracks) {
                for (long i = Math.max(1, track.newest() - width + 1); i <= track.newest(); i++) {
                    double value = track.at(i);
                    if (value >= 0) {
                        least = least <= value ? least : value;
                        most = most >= value ? most : value;
                    }
                }
            }
            return new Scale(least, most);
        }

        boolean empty() {
            return Double.isNaN(least);
        }

        /** What the highest block stands for; no less than so much above the lowest that noise does not look like mountains. */
        double top() {
            return Math.max(most, least * (1 + LEAST_SPREAD));
        }

        private int level(double value, int levels) {
            double spread = top() - least;
            return spread <= 0 ? 0 : (int) Math.min(levels - 1, Math.max(0, (value - least) / spread * levels));
        }
    }

    /** Adds the newest of a row, as many as there is room for, at the right end of that room. */
    void add(LiveLine line, Track track, int width, Scale scale) {
        for (long i = track.newest() - width + 1; i <= track.newest(); i++) {
            double value = track.at(i);
            line.add(tone(value), String.valueOf(sign(value, scale)));
        }
    }

    /** The lowest block. */
    String lowest() {
        return levels.substring(0, 1);
    }

    /** The highest block. */
    String highest() {
        return levels.substring(levels.length() - 1);
    }

    /** The sign for what a router did not answer because it limits itself. */
    String limited() {
        return String.valueOf(limited);
    }

    private char sign(double value, Scale scale) {
        if (value >= 0) {
            return levels.charAt(scale.level(value, levels.length()));
        }
        if (value == Track.LOST) {
            return 'x';
        } else if (value == Track.LATE) {
            return '?';
        } else if (value == Track.REFUSED) {
            return '!';
        } else if (value == Track.NOT_SENT) {
            return '-';
        }
        return value == Track.LIMITED ? limited : ' ';
    }

    private static Tone tone(double value) {
        if (value >= 0 || value == Track.OPEN) {
            return Tone.NONE;
        } else if (value == Track.LIMITED) {
            return Tone.WEAK;
        }
        return value == Track.LATE ? Tone.WARN : Tone.BAD;
    }
}
