package io.podwire.shell.render.live;

import io.podwire.api.probe.PathHop;

/**
 * The newest probes of a hop one by one, from sums that are told round after round. Which probe an answer belongs to is not told: it is
 * taken for the newest one without, which is wrong only where a round trip takes longer than the interval.
 */
final class HopTrack {

    private Track track = new Track();
    private PathHop before;

    Track track() {
        return track;
    }

    /** The hop as it is now. */
    void take(PathHop hop) {
        if (before == null || hop.sent() < before.sent()) {
            // probes beyond the target are not counted any more once it is known where it is
            track = new Track();
        }
        boolean first = before == null || hop.sent() < before.sent();
        if (hop.sent() > track.newest()) {
            track.set(hop.sent(), Track.OPEN);
        }
        long answered = hop.answered() - (first ? 0 : before.answered());
        if (answered > 0 && hop.rtt() != null) {
            double last = hop.rtt().last().toNanos();
            settle(last, answered, true, Track.OPEN, Track.LOST, Track.LIMITED);
        }
        settle(Track.LATE, hop.late() - (first ? 0 : before.late()), true, Track.LOST, Track.LIMITED, Track.OPEN);
        settle(Track.LOST, hop.lost() - (first ? 0 : before.lost()), false, Track.OPEN, Track.LIMITED);
        settle(Track.LIMITED, hop.limited() - (first ? 0 : before.limited()), false, Track.OPEN, Track.LOST);
        before = hop;
    }

    /** What was taken for lost before may turn out to be something else. */
    private void settle(double value, long count, boolean newestFirst, double... from) {
        long left = count;
        for (double each : from) {
            left -= left <= 0 ? 0 : track.change(each, value, left, newestFirst);
        }
    }
}
