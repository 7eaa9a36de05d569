package io.podwire.probe.pace;

import io.podwire.api.probe.Prober;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is to be sent.
 *
 * @param targets each gets a probe an interval; one that is there twice gets two
 * @param interval above zero
 * @param count probes to each; 0: without end
 * @param timeout of each probe
 * @param kind what a probe is to those who remember connections
 */
public record Load(List<To> targets, Duration interval, long count, Duration timeout, Kind kind) {

    /** Where a probe goes. @param port 0 where it has none */
    public record To(IpAddress address, int port) {}

    /** What a probe is to those who remember connections. */
    public enum Kind {
        /** All to a target are one connection, such as echo requests of one identifier. */
        FLOW,
        /** Each is a connection. The kernel keeps its local port, for this target alone, until it has forgotten it. */
        CONNECTION,
        /** Each is a datagram from a local port that nobody else has meanwhile, whatever the target. */
        DATAGRAM
    }

    /** Stands for all targets, where they share the local ports. */
    static final To ALL = new To(IpAddress.of(new byte[4]), 0);

    /** How long a local port is held by a connection that we closed (TCP_TIMEWAIT_LEN of net/tcp.h). */
    private static final Duration TIME_WAIT = Duration.ofSeconds(60);

    public Load {
        targets = List.copyOf(targets);
    }

    List<IpAddress> addresses() {
        return targets.stream().map(To::address).toList();
    }

    double perSecond(long of) {
        return of * 1e9 / interval.toNanos();
    }

    /** How the rate of so many targets comes about: {@code 7 each 10ms are 700}. */
    String reckoned(long of) {
        long micros = interval.toNanos() / 1000;
        String each = micros % 1_000_000 == 0
                ? micros / 1_000_000 + "s"
                : micros % 1000 == 0 ? micros / 1000 + "ms" : micros + "us";
        double rate = perSecond(of);
        return of + " each " + each + " are " + String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate);
    }

    /** Most that are remembered at a time, of so many targets. */
    long within(Duration memory, long of) {
        double most = perSecond(of) * memory.toSeconds();
        return Math.round(count == 0 ? most : Math.min(most, (double) count * of));
    }

    /** Most local ports that are held at a time, for each target whose connections share them; for all together under {@link #ALL}. */
    Map<To, Long> ports() {
        if (kind == Kind.DATAGRAM) {
            return Map.of(ALL, within(timeout.plus(Prober.LATE), targets.size()));
        }
        Map<To, Long> times = new HashMap<>();
        targets.forEach(to -> times.merge(to, 1L, Long::sum));
        Duration held = timeout.compareTo(TIME_WAIT) > 0 ? timeout : TIME_WAIT;
        times.replaceAll((to, so) -> within(held, so));
        return times;
    }
}
