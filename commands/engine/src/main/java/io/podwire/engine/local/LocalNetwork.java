package io.podwire.engine.local;

import io.podwire.api.command.Observed;
import io.podwire.api.command.Running;
import io.podwire.api.error.NotFound;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Network;
import io.podwire.api.net.Address;
import io.podwire.api.net.AttachedProgram;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.CounterReading;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Link;
import io.podwire.api.net.Neighbor;
import io.podwire.api.net.Netns;
import io.podwire.api.net.Qdisc;
import io.podwire.api.net.Route;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.net.Rule;
import io.podwire.api.net.Socket;
import io.podwire.api.net.TrafficFilter;
import io.podwire.engine.conntrack.ConntrackTable;
import io.podwire.engine.counters.CounterReader;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.netns.NetnsEntry;
import io.podwire.engine.netns.NetnsFiles;
import io.podwire.engine.netns.OpenNetns;
import io.podwire.engine.rtnetlink.LinkNames;
import io.podwire.engine.rtnetlink.Rtnetlink;
import io.podwire.engine.sockets.SocketTables;
import io.podwire.engine.sysctl.NetSysctls;
import io.podwire.engine.tc.TrafficControl;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A network namespace of this machine, asked over netlink. */
public final class LocalNetwork implements Network {

    private final OpenNetns open;
    private final HostRoot root;
    private final NetlinkSocket route;
    private final Rtnetlink rtnetlink;

    private LocalNetwork(OpenNetns open, HostRoot root, NetlinkSocket route) {
        this.open = open;
        this.root = root;
        this.route = route;
        this.rtnetlink = new Rtnetlink(route, open.netns().inode());
    }

    /**
     * Opens a namespace.
     *
     * @param root where the host's files are
     * @throws NotFound where it is gone
     * @throws io.podwire.api.error.NotPermitted where it must not be entered
     */
    public static LocalNetwork open(Netns netns, HostRoot root) {
        OpenNetns open = OpenNetns.open(netns, root);
        try {
            return new LocalNetwork(open, root, open.netlink(NetlinkSocket.NETLINK_ROUTE, null));
        } catch (SystemCallException e) {
            open.close();
            throw e.about(netns.label());
        }
    }

    /**
     * Opens many namespaces at once, which is much faster than one by one.
     *
     * @return in their order; a reason for each that can't be opened
     */
    public static List<Observed<LocalNetwork>> openAll(List<Netns> netnses, HostRoot root) {
        List<Observed<OpenNetns>> opened = new ArrayList<>(netnses.size());
        List<NetnsEntry.Place> places = new ArrayList<>(netnses.size());
        for (Netns netns : netnses) {
            Observed<OpenNetns> one = Observed.of(netns.label(), () -> OpenNetns.open(netns, root));
            opened.add(one);
            if (one.known()) {
                places.add(one.value().place());
            }
        }
        Iterator<NetnsEntry.Outcome<NetlinkSocket>> sockets = NetnsEntry.insideEach(
                        places, () -> NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null))
                .iterator();
        List<Observed<LocalNetwork>> networks = new ArrayList<>(netnses.size());
        for (Observed<OpenNetns> one : opened) {
            networks.add(
                    one.known()
                            ? entered(one.value(), sockets.next(), root)
                            : new Observed<>(one.subject(), null, one.reason()));
        }
        return networks;
    }

    private static Observed<LocalNetwork> entered(
            OpenNetns open, NetnsEntry.Outcome<NetlinkSocket> socket, HostRoot root) {
        String label = open.netns().label();
        if (socket.failure() == null) {
            return new Observed<>(label, new LocalNetwork(open, root, socket.value()), null);
        }
        open.close();
        return new Observed<>(label, null, socket.failure().about(label).getMessage());
    }

    @Override
    public Netns netns() {
        return open.netns();
    }

    @Override
    public List<Link> links() {
        return ask("links", () -> {
            List<Link> links = rtnetlink.links();
            Map<Integer, List<AttachedProgram>> attached =
                    LinkPrograms.possible() ? open.inside(() -> LinkPrograms.attached(links)) : Map.of();
            return LinkPrograms.joined(links, attached);
        });
    }

    @Override
    public List<Address> addresses() {
        return ask("addresses", rtnetlink::addresses);
    }

    @Override
    public List<Route> routes() {
        return ask("routes", rtnetlink::routes);
    }

    @Override
    public Route route(RouteQuery query) {
        try {
            return rtnetlink.route(query);
        } catch (SystemCallException e) {
            throw switch (e.errno()) {
                case Errno.ENETUNREACH, Errno.EHOSTUNREACH, Errno.ENODEV -> noRoute(query, e);
                // How the kernel says "prohibit" and "blackhole".
                case Errno.EACCES, Errno.EINVAL -> noRoute(query, e);
                default -> e.about(netns().label() + ": route to " + query.destination());
            };
        }
    }

    private PodwireException noRoute(RouteQuery query, SystemCallException e) {
        return new NotFound(netns().label() + ": route to " + query.destination() + ": " + e.getMessage(), e);
    }

    @Override
    public List<Rule> rules() {
        return ask("rules", rtnetlink::rules);
    }

    @Override
    public List<Neighbor> neighbors() {
        return ask("neighbors", rtnetlink::neighbors);
    }

    @Override
    public List<FdbEntry> fdb() {
        return ask("fdb", rtnetlink::fdb);
    }

    @Override
    public List<Qdisc> qdiscs() {
        return ask("queueing disciplines", () -> trafficControl().qdiscs());
    }

    @Override
    public List<TrafficFilter> filters() {
        return ask("traffic filters", () -> trafficControl().filters());
    }

    private TrafficControl trafficControl() throws SystemCallException {
        LinkNames names = LinkNames.read(route);
        return new TrafficControl(route, netns().inode(), names::of);
    }

    @Override
    public List<Socket> sockets(boolean owners) {
        return ask("sockets", () -> {
            LinkNames names = LinkNames.read(route);
            return new SocketTables(root).list(open, names::of, owners);
        });
    }

    @Override
    public Running<ConntrackEntry, ConntrackSummary> conntrack(ConntrackQuery query) {
        return ask("conntrack", () -> new ConntrackTable(root).list(open, query));
    }

    @Override
    public String sysctl(String name) {
        return ask("sysctl", () -> new NetSysctls(root).read(open, name));
    }

    @Override
    public SortedMap<String, String> sysctls() {
        return ask("sysctls", () -> new NetSysctls(root).readAll(open));
    }

    @Override
    public CounterReading counters() {
        return new CounterReader(root, open, route).read();
    }

    @Override
    public Integer nsidOf(Netns other) {
        return ask("nsid of " + other.label(), () -> {
            try (Descriptor descriptor = new NetnsFiles(root).open(other).descriptor()) {
                return rtnetlink.nsidOf(descriptor);
            }
        });
    }

    private interface Question<T> {
        T ask() throws SystemCallException;
    }

    private <T> T ask(String what, Question<T> question) {
        try {
            return question.ask();
        } catch (SystemCallException e) {
            throw e.about(netns().label() + ": " + what);
        }
    }

    @Override
    public void close() {
        route.close();
        open.close();
    }
}
