package io.podwire.probe.before;

import io.podwire.api.command.Gap;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.host.Place;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.net.Socket;
import io.podwire.api.probe.ProbeBaseline;
import io.podwire.api.value.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the facts before probes. What can't be read is a gap, and hinders no probe. What all targets share is read once. */
public final class BaselineReader implements AutoCloseable {

    private final Network network;
    private final String place;
    private final Instant at;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Link> links;
    private final Long tracked;
    private final Long mostTracked;
    private final int[] ports;
    private final Integer portsUsed;

    /** Null until one is asked for. */
    private List<Neighbor> neighbors;

    private BaselineReader(Network network, String place, Instant at) {
        this.network = network;
        this.place = place;
        this.at = at;
        links = orElse("links", List.of(), network::links, gaps);
        tracked = number("net.netfilter.nf_conntrack_count");
        mostTracked = number("net.netfilter.nf_conntrack_max");
        ports = portRange();
        portsUsed = ports == null ? null : used(ports);
    }

    /**
     * Begins to read; to be closed at once afterwards, since it holds the namespace.
     *
     * @param at when, by the prober's clock
     * @throws io.podwire.api.error.NotFound where the namespace is gone
     * @throws io.podwire.api.error.NotPermitted where it may not be entered
     */
    public static BaselineReader at(Host host, Place place, Instant at) {
        Network network = host.enter(place.netns());
        try {
            return new BaselineReader(network, place.asked(), at);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** Reads for one target; the namespace is let go of at once. Otherwise as {@link #at} and {@link #read}. */
    public static ProbeBaseline of(Host host, Place place, IpAddress target, String link, Instant at) {
        try (BaselineReader reader = at(host, place, at)) {
            return reader.read(target, link);
        }
    }

    /**
     * The facts of one target.
     *
     * @param link the probes must leave by; null: as the routes say
     */
    public ProbeBaseline read(IpAddress target, String link) {
        List<Gap> own = new ArrayList<>();
        Route route = orElse("route to " + target, null, () -> network.route(query(target, index(link, links))), own);
        NextHop hop = route == null || route.nextHops().isEmpty()
                ? null
                : route.nextHops().get(0);
        Link out = hop == null ? null : byIndex(hop.linkIndex(), links);
        Neighbor neighbor = hop == null ? null : neighbor(hop, target);
        own.addAll(gaps);
        return new ProbeBaseline(
                at,
                place,
                target,
                route,
                out == null ? null : out.name(),
                out == null ? null : Integer.valueOf(out.mtu()),
                out == null ? null : out.statistics(),
                neighbor,
                tracked,
                mostTracked,
                ports == null ? null : Integer.valueOf(ports[1] - ports[0] + 1),
                portsUsed,
                own);
    }

    private static RouteQuery query(IpAddress target, Integer link) {
        return new RouteQuery(target, null, null, link, 0, null, null, null, false);
    }

    private static Integer index(String link, List<Link> links) {
        for (Link one : links) {
            if (one.name().equals(link)) {
                return one.index();
            }
        }
        return null;
    }

    private static Link byIndex(Integer index, List<Link> links) {
        for (Link one : links) {
            if (index != null && one.index() == index) {
                return one;
            }
        }
        return null;
    }

    private Neighbor neighbor(NextHop hop, IpAddress target) {
        IpAddress next = hop.gateway() == null ? target : hop.gateway();
        if (neighbors == null) {
            neighbors = orElse("neighbors", List.of(), network::neighbors, gaps);
        }
        for (Neighbor one : neighbors) {
            if (one.address().equals(next)
                    && hop.linkIndex() != null
                    && one.linkIndex() == hop.linkIndex()
                    && !one.proxy()) {
                return one;
            }
        }
        return null;
    }

    /** Of net.ipv4.ip_local_port_range, which IPv6 uses too. */
    private int[] portRange() {
        String text = orElse("local ports", null, () -> network.sysctl("net.ipv4.ip_local_port_range"), gaps);
        if (text == null) {
            return null;
        }
        String[] ends = text.strip().split("\\s+");
        return ends.length == 2 ? new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])} : null;
    }

    /** A port is free again for another target while a connection has it; counted so, there are never fewer free than told. */
    private Integer used(int[] range) {
        List<Socket> sockets = orElse("sockets", null, () -> network.sockets(false), gaps);
        if (sockets == null) {
            return null;
        }
        Set<Integer> ports = sockets.stream()
                .filter(socket -> socket.protocol().equals("tcp"))
                .map(Socket::localPort)
                .filter(port -> port >= range[0] && port <= range[1])
                .collect(Collectors.toSet());
        return ports.size();
    }

    private Long number(String sysctl) {
        String text = orElse(sysctl, null, () -> network.sysctl(sysctl), gaps);
        return text == null || !text.strip().matches("[0-9]{1,18}") ? null : Long.valueOf(text.strip());
    }

    private static <T> T orElse(String what, T otherwise, Supplier<T> read, List<Gap> gaps) {
        try {
            return read.get();
        } catch (PodwireException e) {
            gaps.add(new Gap(what, e.getMessage()));
            return otherwise;
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
