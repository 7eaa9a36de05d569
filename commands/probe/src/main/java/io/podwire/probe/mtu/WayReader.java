package io.podwire.probe.mtu;

import io.podwire.analysis.way.LocalWay;
import io.podwire.analysis.way.WayFinder;
import io.podwire.api.command.Answer;
import io.podwire.api.command.CommandIndex;
import io.podwire.api.command.Session;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Route;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.probe.MtuLink;
import io.podwire.api.probe.RouteException;
import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the way of the probes over this machine, and what its kernels know of the target's path MTU. */
final class WayReader {

    private final Host host;
    private final Supplier<Topology> topology;
    private final long start;
    private final String startLabel;
    private final IpAddress target;
    private final Map<Long, Netns> byInode = new HashMap<>();
    private final Map<Long, String> routers = new LinkedHashMap<>();

    WayReader(MtuPlan plan, Host host, Supplier<Topology> topology) {
        this.host = host;
        this.topology = topology;
        this.target = plan.to().address();
        this.start = plan.place().netns().inode();
        this.startLabel = plan.place().asked();
        byInode.put(start, plan.place().netns());
        routers.put(start, startLabel);
    }

    /** The way, by the {@code topology} command of the same host. */
    static WayReader of(MtuPlan plan, Session session) {
        return new WayReader(plan, session.host(), () -> {
            Object answer =
                    session.commands().call(CommandIndex.load().find("topology").load(), Map.of(), null);
            return (Topology) ((Answer<?>) answer).items().get(0);
        });
    }

    /** Follows the probes; where this machine's links can't be read, no link is known, and a note says so. */
    LocalWay way() {
        try {
            Topology graph = topology.get();
            host.netnses().items().forEach(netns -> byInode.putIfAbsent(netns.inode(), netns));
            LocalWay way = WayFinder.of(graph, start, target, this::route);
            for (TopologyPlace place : graph.places()) {
                if (way.places().contains(place.id())) {
                    routers.putIfAbsent(place.inode(), place.label());
                }
            }
            return way;
        } catch (PodwireException e) {
            return new LocalWay(
                    List.<MtuLink>of(),
                    List.of(),
                    false,
                    List.of("the links on the way are not known: " + e.getMessage()));
        }
    }

    private Route route(TopologyPlace place, IpAddress destination) {
        Netns netns = byInode.get(place.inode());
        if (netns == null) {
            return null;
        }
        try (Network network = host.enter(netns)) {
            return network.route(RouteQuery.to(destination));
        } catch (NotFound none) {
            return null;
        }
    }

    /** MTU to the target that each router of the way has learned, by its namespace's name; null where it has learned none. */
    Map<String, Route> learned() {
        Map<String, Route> learned = new LinkedHashMap<>();
        routers.forEach((inode, label) -> {
            try (Network network = host.enter(byInode.get(inode))) {
                Route route = network.route(RouteQuery.to(target));
                learned.put(label, route.mtu() != null && route.expires() != null ? route : null);
            } catch (PodwireException gone) {
                learned.put(label, null);
            }
        });
        return learned;
    }

    /** What changed, and what was there and still is. */
    static List<RouteException> exceptions(Map<String, Route> before, Map<String, Route> after) {
        List<RouteException> all = new ArrayList<>();
        after.forEach((place, now) -> {
            Route then = before.get(place);
            if (now != null || then != null) {
                all.add(new RouteException(
                        place,
                        then == null ? null : then.mtu(),
                        now == null ? null : now.mtu(),
                        now == null ? null : now.expires()));
            }
        });
        return all;
    }
}
