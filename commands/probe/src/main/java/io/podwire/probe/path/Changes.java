package io.podwire.probe.path;

import io.podwire.api.probe.PathChange;
import java.util.ArrayList;
import java.util.List;

/** The changes of a path. A bounded number is kept. */
final class Changes {

    private static final int MOST = 1000;

    private final List<PathChange> all = new ArrayList<>();
    private final List<PathChange> fresh = new ArrayList<>();
    private long more;

    void add(PathChange change) {
        if (all.size() < MOST) {
            all.add(change);
            fresh.add(change);
        } else {
            more++;
        }
    }

    /** What looked like a change of a hop was the turn of equal ways. */
    void withdraw(int hop, long sinceRound) {
        all.removeIf(change -> change.hop() == hop && change.round() >= sinceRound);
        fresh.removeIf(change -> change.hop() == hop);
    }

    List<PathChange> all() {
        return List.copyOf(all);
    }

    /** Those since the last call. */
    List<PathChange> fresh() {
        List<PathChange> told = List.copyOf(fresh);
        fresh.clear();
        return told;
    }

    /** So many were not kept. */
    long more() {
        return more;
    }
}
