package io.podwire.probe.path;

import io.podwire.api.probe.IcmpMessage;
import io.podwire.api.probe.Outcome;
import io.podwire.api.probe.Probe;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Octets;
import io.podwire.testkit.FakeProber;
import io.podwire.testkit.FakeProber.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A chain of routers before a target: router n is 10.0.n.1 and 2n ms away. What differs from that is said by the test: ways by flow or
 * by time, routers that stay silent, lose, or tell of errors as seldom as Linux does.
 */
final class FakeRouters implements Function<Probe, Fate> {

    static final IpAddress TARGET = IpAddress.parse("192.0.2.9");

    private static final double BURST = 6;

    private Function<Probe, List<IpAddress>> way;
    private Predicate<Probe> lost = probe -> false;
    private Predicate<IpAddress> silent = router -> false;
    private Function<Probe, Duration> extra = probe -> Duration.ZERO;
    private boolean limits;
    private final Map<IpAddress, Double> tokens = new HashMap<>();
    private final Map<IpAddress, Long> filled = new HashMap<>();
    private final FakeProber prober = new FakeProber(this);

    FakeRouters(int routers) {
        this.way = probe -> chain(routers);
    }

    /** 10.0.1.1, 10.0.2.1, … */
    static List<IpAddress> chain(int routers) {
        List<IpAddress> all = new ArrayList<>();
        for (int i = 1; i <= routers; i++) {
            all.add(router(i));
        }
        return all;
    }

    static IpAddress router(int number) {
        return IpAddress.parse("10.0." + number + ".1");
    }

    /** Which routers a probe passes. */
    FakeRouters way(Function<Probe, List<IpAddress>> other) {
        way = other;
        return this;
    }

    /** Probes that vanish on their way. */
    FakeRouters lost(Predicate<Probe> which) {
        lost = which;
        return this;
    }

    /** Routers that never tell of an error. */
    FakeRouters silent(Predicate<IpAddress> which) {
        silent = which;
        return this;
    }

    /** Added to a round trip. */
    FakeRouters extra(Function<Probe, Duration> delay) {
        extra = delay;
        return this;
    }

    /** Routers tell one peer of an error once a second, after a burst of six (icmp_ratelimit, icmp_ratemask). */
    FakeRouters limited() {
        limits = true;
        return this;
    }

    FakeProber prober() {
        return prober;
    }

    long nanos() {
        return prober.nanos();
    }

    @Override
    public Fate apply(Probe probe) {
        if (lost.test(probe)) {
            return Fate.LOST;
        }
        List<IpAddress> routers = way.apply(probe);
        int hops = probe.sending().hops();
        boolean there = hops > routers.size();
        Duration after =
                Duration.ofMillis(2L * Math.min(hops, routers.size() + 1)).plus(extra.apply(probe));
        if (there) {
            return switch (probe.protocol()) {
                case ICMP, TCP, TCP_MESSAGE -> Fate.answered(after);
                case UDP ->
                    limits && !takes(TARGET)
                            ? Fate.LOST
                            : new Fate(
                                    Outcome.REFUSED,
                                    after,
                                    TARGET,
                                    new IcmpMessage(4, 3, 3, null, "port unreachable"),
                                    Octets.EMPTY);
            };
        }
        IpAddress router = routers.get(hops - 1);
        if (silent.test(router) || limits && !takes(router)) {
            return Fate.LOST;
        }
        return Fate.expired(after, router);
    }

    private boolean takes(IpAddress router) {
        double before = tokens.getOrDefault(router, BURST);
        long since = prober.nanos() - filled.getOrDefault(router, prober.nanos());
        double now = Math.min(BURST, before + since / 1e9);
        boolean takes = now >= 1;
        tokens.put(router, takes ? now - 1 : now);
        filled.put(router, prober.nanos());
        return takes;
    }
}
