package io.podwire.snapshot.read;

import io.podwire.analysis.fib.Choice;
import io.podwire.analysis.fib.FibFacts;
import io.podwire.analysis.fib.RouteLookup;
import io.podwire.api.command.Running;
import io.podwire.api.error.Unsupported;
import io.podwire.api.host.Network;
import io.podwire.api.net.Address;
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
import io.podwire.api.net.SysctlName;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.value.Printable;
import io.podwire.snapshot.file.Entry;
import io.podwire.snapshot.file.Kind;
import io.podwire.snapshot.file.NsidLine;
import io.podwire.snapshot.file.Secrets;
import java.util.List;
import java.util.SortedMap;

/** A namespace as it was when the snapshot was taken. Holds nothing; closing it does nothing. */
final class SavedNetwork implements Network {

    private final SavedHost host;
    private final SavedFacts facts;
    private final Netns netns;
    private SortedMap<String, String> sysctls;

    SavedNetwork(SavedHost host, SavedFacts facts, Netns netns) {
        this.host = host;
        this.facts = facts;
        this.netns = netns;
    }

    @Override
    public Netns netns() {
        return netns;
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> list(Kind kind) {
        return (List<T>) facts.items(kind, netns.inode());
    }

    @Override
    public List<Link> links() {
        return list(Kind.LINKS);
    }

    @Override
    public List<Address> addresses() {
        return list(Kind.ADDRESSES);
    }

    @Override
    public List<Route> routes() {
        return list(Kind.ROUTES);
    }

    /** Computed: a snapshot has no kernel. */
    @Override
    public Route route(RouteQuery query) {
        FibFacts fib = new FibFacts(rules(), routes(), links(), addresses(), this::settingIfKept);
        Choice choice = RouteLookup.choose(fib, query, netns.label());
        choice.notes().forEach(host.notes());
        return choice.route();
    }

    /** A scenario made by hand may do without settings. */
    private String settingIfKept(String path) {
        try {
            return sysctls().get(path);
        } catch (Unsupported notKept) {
            return null;
        }
    }

    @Override
    public List<Rule> rules() {
        return list(Kind.RULES);
    }

    @Override
    public List<Neighbor> neighbors() {
        return list(Kind.NEIGHBORS);
    }

    @Override
    public List<FdbEntry> fdb() {
        return list(Kind.FDB);
    }

    @Override
    public List<Qdisc> qdiscs() {
        return list(Kind.QDISCS);
    }

    @Override
    public List<TrafficFilter> filters() {
        return list(Kind.FILTERS);
    }

    @Override
    public List<Socket> sockets(boolean owners) {
        List<Socket> sockets = list(Kind.SOCKETS);
        return owners
                ? sockets
                : sockets.stream().map(SavedNetwork::withoutOwners).toList();
    }

    private static Socket withoutOwners(Socket s) {
        return new Socket(
                s.netns(),
                s.protocol(),
                s.family(),
                s.state(),
                s.local(),
                s.localPort(),
                s.remote(),
                s.remotePort(),
                s.onlyV6(),
                s.linkIndex(),
                s.link(),
                s.receiveQueue(),
                s.sendQueue(),
                s.userId(),
                s.inode(),
                null,
                null);
    }

    @Override
    public Running<ConntrackEntry, ConntrackSummary> conntrack(ConntrackQuery query) {
        return new SavedConntrack(facts, netns.inode(), query, host.notes());
    }

    @Override
    public String sysctl(String name) {
        String path = SysctlName.path(name);
        if (Secrets.has(path)) {
            throw new Unsupported("sysctl " + Printable.of(name) + ": is a key, and not kept in a snapshot");
        }
        return sysctls().get(path);
    }

    @Override
    public SortedMap<String, String> sysctls() {
        if (sysctls == null) {
            sysctls = new SavedSysctls(facts).of(netns.inode());
        }
        return sysctls;
    }

    @Override
    public CounterReading counters() {
        return new SavedCounters(facts).last(netns.inode());
    }

    @Override
    public Integer nsidOf(Netns other) {
        if (netns.inode() == host.own().inode()) {
            return host.nsidOf(other.inode());
        }
        for (Object line : facts.linesIfThere(Entry.NSIDS, netns.inode(), NsidLine.class)) {
            return ((NsidLine) line).ids().get(Long.toString(other.inode()));
        }
        return null;
    }

    @Override
    public void close() {}
}
