package io.podwire.analysis.probe;

import io.podwire.api.probe.HopTimes;
import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.PathAddress;
import io.podwire.api.probe.PathChange;
import io.podwire.api.probe.PathHop;
import io.podwire.api.probe.PathLook;
import io.podwire.api.probe.PathReport;
import io.podwire.api.probe.PathRequest;
import io.podwire.api.probe.ProbeProtocol;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Paths for tests, by what each hop lost. */
final class Paths {

    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

    private final long rounds;
    private final Duration interval;
    private final List<PathHop> hops = new ArrayList<>();
    private final List<PathChange> changes = new ArrayList<>();

    private Paths(long rounds, Duration interval) {
        this.rounds = rounds;
        this.interval = interval;
    }

    static Paths of(long rounds) {
        return new Paths(rounds, Duration.ofSeconds(1));
    }

    static Paths fast(long rounds) {
        return new Paths(rounds, Duration.ofMillis(100));
    }

    static IpAddress router(int hop) {
        return IpAddress.parse("10.0." + hop + ".1");
    }

    /** A router that lost so many. */
    Paths hop(long lost) {
        return add(rounds - lost, 0, lost, 0, false, null, times(1, 1.2, 2, 0.2));
    }

    /** A router that answered its own way. */
    Paths limited(long limited) {
        return add(rounds - limited, 0, 0, limited, false, null, times(1, 1.2, 2, 0.2));
    }

    /** A router that never answers. */
    Paths silent() {
        return add(0, 0, rounds, 0, false, null, null);
    }

    /** The target. */
    Paths target(long lost) {
        return add(rounds - lost, 0, lost, 0, true, null, times(2, 2.2, 3, 0.2));
    }

    /** A target that tells of its closed port as seldom as routers tell of errors. */
    Paths limitedTarget(long limited) {
        return add(rounds - limited, 0, 0, limited, true, null, times(2, 2.2, 3, 0.2));
    }

    Paths target(long lost, long late, HopTimes times) {
        return add(rounds - lost - late, late, lost, 0, true, null, times);
    }

    /** A router that says it can't go on. */
    Paths barred(IcmpMessage error) {
        return add(rounds, 0, 0, 0, true, error, times(1, 1.2, 2, 0.2));
    }

    Paths changed(int hop, long round) {
        changes.add(new PathChange(BEGIN.plusSeconds(round), round, hop, 0, router(hop), router(hop + 100)));
        return this;
    }

    private Paths add(
            long answered, long late, long lost, long limited, boolean end, IcmpMessage error, HopTimes times) {
        int hop = hops.size() + 1;
        List<PathAddress> who = answered + late == 0
                ? List.of()
                : List.of(new PathAddress(router(hop), null, answered, BEGIN, BEGIN.plusSeconds(rounds)));
        double percent = 100.0 * lost / rounds;
        hops.add(new PathHop(
                hop, who, end, false, rounds, answered, late, lost, limited, 0, percent, times, List.of(), error));
        return this;
    }

    static HopTimes times(double best, double average, double worst, double deviation) {
        return new HopTimes(
                millis(average),
                millis(best),
                millis(average),
                millis(worst),
                millis(deviation),
                millis(average),
                millis(0),
                millis(0),
                millis(0),
                millis(0));
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    PathReport report() {
        PathHop last = hops.isEmpty() ? null : hops.get(hops.size() - 1);
        boolean target = last != null && last.end() && last.error() == null;
        long reached = target ? last.answered() + last.late() : 0;
        return new PathReport(
                false,
                request(),
                new PathLook(PathLook.Form.REPORT, PathLook.USUAL_FIELDS, true, false, false, null),
                BEGIN,
                BEGIN.plusSeconds(rounds),
                null,
                rounds,
                reached,
                hops,
                changes,
                0,
                null,
                List.of(),
                null,
                List.of());
    }

    private PathRequest request() {
        return new PathRequest(
                "web",
                IpAddress.parse("10.9.9.9"),
                "node",
                "host",
                ProbeProtocol.ICMP,
                null,
                interval,
                rounds,
                1,
                30,
                5,
                64,
                null,
                0,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                1);
    }
}
