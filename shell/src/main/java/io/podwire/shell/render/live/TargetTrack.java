package io.podwire.shell.render.live;

import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.ProbeEvent.Probed;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.probe.ProbeTarget;
import io.podwire.shell.render.DisplayWidth;
import io.podwire.shell.render.Tone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of the probes to one target so far: the counts of a live line, and the newest for its chart. */
final class TargetTrack {

    private static final double NANOS_A_MILLI = 1e6;
    private static final String BETWEEN = "  ";

    private final ProbeTarget target;
    private final Track track = new Track();
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private double last;
    private double least;
    private double most;
    private double mean;
    private long timed;

    TargetTrack(ProbeTarget target) {
        this.target = target;
    }

    Track track() {
        return track;
    }

    void take(Probed probed) {
        Outcome outcome = probed.outcome();
        counts.merge(outcome, 1L, Long::sum);
        double rtt = probed.rtt() == null ? Double.NaN : probed.rtt().toNanos();
        track.set(probed.sequence(), cell(outcome, rtt));
        if (outcome == Outcome.ANSWERED && !Double.isNaN(rtt)) {
            last = rtt;
            timed++;
            mean += (rtt - mean) / timed;
            least = timed == 1 ? rtt : Math.min(least, rtt);
            most = timed == 1 ? rtt : Math.max(most, rtt);
        }
    }

    private static double cell(Outcome outcome, double rtt) {
        return switch (outcome) {
            case ANSWERED -> Double.isNaN(rtt) ? 0 : rtt;
            case TIMED_OUT -> Track.LOST;
            case LATE -> Track.LATE;
            case NOT_SENT -> Track.NOT_SENT;
            case REFUSED, UNREACHABLE, EXPIRED, TOO_BIG -> Track.REFUSED;
        };
    }

    private long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** The target as one would type it, cut where it takes more than its share. */
    String name(int columns) {
        String host = target.host();
        boolean bare = target.protocol() == ProbeProtocol.ICMP;
        String whole = bare ? host : (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + target.port();
        return DisplayWidth.cut(whole, Math.max(1, columns), "~");
    }

    /** Its counts and times, most telling first, as many as fit. */
    LiveLine figures(int columns) {
        LiveLine line = LiveLine.of(name(columns * 2 / 5));
        for (Part part : parts()) {
            if (line.width() + BETWEEN.length() + part.text().length() > columns) {
                break;
            }
            line.add(BETWEEN).add(part.tone(), part.text());
        }
        return line;
    }

    private record Part(Tone tone, String text) {}

    private List<Part> parts() {
        long late = count(Outcome.LATE);
        long told = -late;
        for (long count : counts.values()) {
            told += count;
        }
        long lost = Math.max(0, count(Outcome.TIMED_OUT) - late);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Tone.NONE, told + (told == 1 ? " probe" : " probes")));
        parts.add(new Part(Tone.NONE, count(Outcome.ANSWERED) + " answered"));
        if (lost > 0) {
            String share = String.format(Locale.ROOT, " (%.1f%%)", 100.0 * lost / told);
            parts.add(new Part(Tone.BAD, lost + " lost" + share));
        }
        counted(parts, Tone.BAD, count(Outcome.REFUSED), "refused");
        long stopped = count(Outcome.UNREACHABLE) + count(Outcome.EXPIRED) + count(Outcome.TOO_BIG);
        counted(parts, Tone.BAD, stopped, "unreachable");
        counted(parts, Tone.BAD, count(Outcome.NOT_SENT), "not sent");
        counted(parts, Tone.WARN, late, "late");
        if (timed > 0) {
            parts.add(new Part(Tone.NONE, "last " + millis(last)));
            parts.add(new Part(Tone.NONE, "avg " + millis(mean)));
            parts.add(new Part(Tone.NONE, "min " + millis(least)));
            parts.add(new Part(Tone.NONE, "max " + millis(most)));
        }
        return parts;
    }

    private static void counted(List<Part> parts, Tone tone, long count, String what) {
        if (count > 0) {
            parts.add(new Part(tone, count + " " + what));
        }
    }

    /** {@code 0.042ms}, {@code 1.23ms}, {@code 12.3ms}, {@code 123ms}: three digits tell enough. */
    static String millis(double nanos) {
        double millis = nanos / NANOS_A_MILLI;
        int digits = millis >= 99.95 ? 0 : millis >= 9.995 ? 1 : millis >= 0.9995 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "fms", millis);
    }
}
