package io.podwire.probe.pace;

import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Network;
import io.podwire.api.host.Place;
import io.podwire.api.net.Route;
import io.podwire.api.value.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a guest on somebody's node may send unless told otherwise: at most 50 new connections a second to addresses outside the cluster,
 * 500 in all, and no more than a quarter of what is free of the connection tracking table and of the local ports. Outside is every
 * address that only a default route leads to and that is no Service's: it may be somebody else's.
 */
public final class Manners {

    /** New connections a second to addresses outside the cluster. */
    public static final int OUTSIDE = 50;

    /** New probes a second in all. */
    public static final int IN_ALL = 500;

    /** How long the kernel remembers a connection that ended, or that nobody answered (nf_conntrack_tcp_timeout_time_wait, _syn_sent). */
    private static final Duration TRACKED = Duration.ofSeconds(120);

    /** How long a local port is held by a connection that we closed (TCP_TIMEWAIT_LEN of net/tcp.h). */
    private static final Duration HELD = Duration.ofSeconds(60);

    private static final String OFF = "try:   a longer interval (-i), or --rate-limit-off where the network is yours";

    private final Session session;
    private final Place place;

    public Manners(Session session, Place place) {
        this.session = session;
        this.place = place;
    }

    /**
     * What is to be sent.
     *
     * @param targets each gets a probe an interval
     * @param interval above zero
     * @param count probes to each; 0: without end
     * @param connections each probe is a connection of its own to those who track them; else all to a target are one
     */
    public record Load(List<IpAddress> targets, Duration interval, long count, boolean connections) {

        public Load {
            targets = List.copyOf(targets);
        }

        double perSecond(int of) {
            return of * 1e9 / interval.toNanos();
        }

        /** Most that are remembered at a time. */
        long within(Duration memory, int of) {
            double most = perSecond(of) * memory.toSeconds();
            return Math.round(count == 0 ? most : Math.min(most, (double) count * of));
        }
    }

    /**
     * Refuses what a guest does not do.
     *
     * @throws BadUse with the limit, what was asked for, and how to have it nevertheless
     */
    public void check(Load load) {
        int all = load.targets().size();
        if (load.perSecond(all) > IN_ALL) {
            throw new BadUse(
                    rate(load.perSecond(all)) + " probes a second are more than a guest sends (" + IN_ALL + ")", OFF);
        }
        if (!load.connections()) {
            return;
        }
        if (load.perSecond(all) > OUTSIDE) {
            outside(load);
        }
        tracked(load.within(TRACKED, all));
        ports(load);
    }

    private void outside(Load load) {
        List<Route> known = new ArrayList<>(
                routes(session.host().own().inode() == place.netns().inode() ? null : place));
        known.addAll(routes(null));
        Set<IpAddress> outside = new LinkedHashSet<>(load.targets());
        outside.removeIf(address -> address.loopback() || known.stream().anyMatch(route -> leads(route, address)));
        if (!outside.isEmpty()) {
            session.host().services().items().forEach(service -> outside.remove(service.address()));
        }
        long aims = load.targets().stream().filter(outside::contains).count();
        if (load.perSecond((int) aims) > OUTSIDE) {
            throw new BadUse(
                    rate(load.perSecond((int) aims)) + " new connections a second to "
                            + outside.iterator().next()
                            + (outside.size() > 1 ? " and others" : "") + " are more than a guest opens (" + OUTSIDE
                            + "): only a default route leads there, so it is taken for outside the cluster",
                    OFF);
        }
    }

    private List<Route> routes(Place where) {
        try (Network network =
                session.host().enter(where == null ? session.host().own() : where.netns())) {
            return network.routes();
        }
    }

    /** Whether a route knows more of an address than that it is somewhere; halves of everything (0.0.0.0/1) don't. */
    private static boolean leads(Route route, IpAddress address) {
        return route.destination().prefixLength() > 7 && route.destination().contains(address);
    }

    private void tracked(long wanted) {
        Long most = sysctl("net.netfilter.nf_conntrack_max");
        Long used = sysctl("net.netfilter.nf_conntrack_count");
        if (most == null || used == null || most == 0) {
            return;
        }
        long free = Math.max(0, most - used);
        if (wanted > free / 4) {
            throw new BadUse(
                    "up to " + wanted + " connections would be remembered at a time, more than a quarter of the " + free
                            + " that the node's connection tracking table has free (" + used + " of " + most + " used)",
                    OFF);
        }
    }

    private void ports(Load load) {
        // each target has the whole range to itself: a local port is free as long as no connection to the same target
        // has it
        long wanted = load.within(HELD, 1);
        Long[] range = range();
        if (range != null && wanted > (range[1] - range[0] + 1) / 4) {
            throw new BadUse(
                    "up to " + wanted + " local ports would be held at a time, more than a quarter of " + range[0]
                            + " to " + range[1] + " (net.ipv4.ip_local_port_range)",
                    OFF);
        }
    }

    private Long[] range() {
        String text;
        try (Network network = session.host().enter(place.netns())) {
            text = network.sysctl("net.ipv4.ip_local_port_range");
        }
        String[] parts = text == null ? new String[0] : text.trim().split("\\s+");
        return parts.length == 2 && number(parts[0]) != null && number(parts[1]) != null
                ? new Long[] {number(parts[0]), number(parts[1])}
                : null;
    }

    /** Of the node itself: its table is the one that pods share. Null where there is none, or it may not be read. */
    private Long sysctl(String name) {
        try (Network network = session.host().enter(session.host().own())) {
            String text = network.sysctl(name);
            return text == null ? null : number(text.trim());
        } catch (NotFound | NotPermitted | Unsupported e) {
            return null;
        }
    }

    private static Long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
    }
}
