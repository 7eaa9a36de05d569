package io.podwire.probe.pace;

import io.podwire.api.command.Session;
import io.podwire.api.error.BadUse;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.NotPermitted;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Network;
import io.podwire.api.host.Place;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Route;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    private static final String OFF = "try:   a longer interval (-i), or --rate-limit-off where the network is yours";

    /** For the node's rules; where they take longer, an address of a Service counts as one outside. */
    private static final Duration RULES = Duration.ofSeconds(2);

    private final Session session;
    private final Place place;

    public Manners(Session session, Place place) {
        this.session = session;
        this.place = place;
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
                    load.reckoned(all) + " probes a second, more than the " + IN_ALL + " that a guest sends", OFF);
        }
        if (load.kind() == Load.Kind.FLOW) {
            return;
        }
        if (load.perSecond(all) > OUTSIDE) {
            outside(load);
        }
        tracked(load);
        ports(load);
    }

    private void outside(Load load) {
        List<Route> known = new ArrayList<>(
                routes(session.host().own().inode() == place.netns().inode() ? null : place));
        known.addAll(routes(null));
        Set<IpAddress> outside = new LinkedHashSet<>(load.addresses());
        outside.removeIf(address -> address.loopback() || known.stream().anyMatch(route -> leads(route, address)));
        if (!outside.isEmpty()) {
            session.host().services(RULES).items().forEach(service -> outside.remove(service.address()));
        }
        long aims = load.addresses().stream().filter(outside::contains).count();
        if (load.perSecond((int) aims) > OUTSIDE) {
            throw new BadUse(
                    load.reckoned((int) aims) + " new connections a second to "
                            + outside.iterator().next()
                            + (outside.size() > 1 ? " and others" : "") + ", more than the " + OUTSIDE
                            + " that a guest opens: only a default route leads there, so it is taken for outside the"
                            + " cluster",
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

    /** Of the node, whose table pods share; and of the pod, where its own rules need one. */
    private void tracked(Load load) {
        tracked(load, session.host().own(), "the node's");
        if (session.host().own().inode() != place.netns().inode()) {
            tracked(load, place.netns(), place.asked() + "'s own");
        }
    }

    private void tracked(Load load, Netns netns, String whose) {
        Long most = sysctl(netns, "net.netfilter.nf_conntrack_max");
        Long used = sysctl(netns, "net.netfilter.nf_conntrack_count");
        if (most == null || used == null || most == 0) {
            return;
        }
        long wanted = load.within(TRACKED, load.targets().size());
        long free = Math.max(0, most - used);
        if (wanted > free / 4) {
            throw new BadUse(
                    load.reckoned(load.targets().size()) + " connections a second, each remembered for up"
                            + " to " + TRACKED.toSeconds() + " s: up to " + wanted
                            + " at a time, more than a quarter of the " + free
                            + " that " + Printable.of(whose) + " connection tracking table has free (" + used + " of "
                            + most + " used)",
                    OFF);
        }
    }

    private void ports(Load load) {
        try (Network network = session.host().enter(place.netns())) {
            LocalPorts ports = LocalPorts.of(network);
            if (ports != null) {
                load.ports().forEach((to, wanted) -> ports(load, wanted, ports.free(to), ports));
            }
        }
    }

    private static void ports(Load load, long wanted, int free, LocalPorts of) {
        if (wanted > free / 4) {
            throw new BadUse(
                    "up to " + wanted + " local ports would be held at a time, more than a quarter of the " + free
                            + " that are free of " + of.first() + " to " + of.last()
                            + " (net.ipv4.ip_local_port_range): "
                            + load.reckoned(load.targets().size())
                            + " a second, and each holds one until nothing of it can come any more",
                    OFF);
        }
    }

    /** Null where there is none, or it may not be read. */
    private Long sysctl(Netns netns, String name) {
        try (Network network = session.host().enter(netns)) {
            String text = network.sysctl(name);
            return text == null ? null : number(text.trim());
        } catch (NotFound | NotPermitted | Unsupported e) {
            return null;
        }
    }

    private static Long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
