package io.podwire.testkit;

import io.podwire.api.command.Running;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Network;
import io.podwire.api.net.Address;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.net.Counter;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network namespace made of records. Strict: what the test did not tell can't be asked, and nothing can be asked after close. A
 * host hands out a fresh {@link #opened} view an entry and counts those that stay open.
 */
public final class FakeNetwork {

    private final Netns netns;
    private final Map<String, Object> facts = new HashMap<>();
    private final Map<String, String> sysctls = new TreeMap<>();
    private final Map<Long, Integer> nsids = new HashMap<>();

    public FakeNetwork(Netns netns) {
        this.netns = netns;
    }

    /** Which namespace it is. */
    public Netns netns() {
        return netns;
    }

    public FakeNetwork links(Link... links) {
        return told("links", List.of(links));
    }

    public FakeNetwork addresses(Address... addresses) {
        return told("addresses", List.of(addresses));
    }

    public FakeNetwork routes(Route... routes) {
        return told("routes", List.of(routes));
    }

    /** The kernel's answer to one question; others are answered with {@link NotFound}. */
    public FakeNetwork route(RouteQuery query, Route route) {
        return told("route " + query, route);
    }

    public FakeNetwork rules(Rule... rules) {
        return told("rules", List.of(rules));
    }

    public FakeNetwork neighbors(Neighbor... neighbors) {
        return told("neighbors", List.of(neighbors));
    }

    public FakeNetwork fdb(FdbEntry... entries) {
        return told("fdb", List.of(entries));
    }

    public FakeNetwork qdiscs(Qdisc... qdiscs) {
        return told("qdiscs", List.of(qdiscs));
    }

    public FakeNetwork filters(TrafficFilter... filters) {
        return told("filters", List.of(filters));
    }

    public FakeNetwork sockets(Socket... sockets) {
        return told("sockets", List.of(sockets));
    }

    /** Connections, given for every query: filtering is the kernel's. */
    public FakeNetwork conntrack(ConntrackSummary summary, ConntrackEntry... entries) {
        told("conntrack summary", summary);
        return told("conntrack", List.of(entries));
    }

    /** What its counters say, without gaps. */
    public FakeNetwork counters(Counter... counters) {
        return counters(new CounterReading(Instant.EPOCH, netns.inode(), List.of(counters), List.of()));
    }

    /** One reading of its counters, with what could not be read. */
    public FakeNetwork counters(CounterReading reading) {
        return told("counters", reading);
    }

    public FakeNetwork sysctl(String name, String value) {
        sysctls.put(name, value);
        return this;
    }

    /** The id that this namespace gives another. */
    public FakeNetwork nsid(Netns other, int id) {
        nsids.put(other.inode(), id);
        return this;
    }

    private FakeNetwork told(String what, Object records) {
        facts.put(what, records);
        return this;
    }

    /** A view as {@code Host.enter} gives it. */
    Network opened(Runnable whenClosed) {
        return new View(whenClosed);
    }

    private final class View implements Network {

        private final Runnable whenClosed;
        private boolean closed;

        View(Runnable whenClosed) {
            this.whenClosed = whenClosed;
        }

        @Override
        public Netns netns() {
            return netns;
        }

        @SuppressWarnings("unchecked")
        private <T> List<T> list(String what) {
            requireOpen(what);
            Object records = facts.get(what);
            if (records == null) {
                throw new AssertionError("the test told nothing of the " + what + " of " + netns.label());
            }
            return (List<T>) records;
        }

        private void requireOpen(String what) {
            if (closed) {
                throw new AssertionError(what + " of " + netns.label() + " asked after close");
            }
        }

        @Override
        public List<Link> links() {
            return list("links");
        }

        @Override
        public List<Address> addresses() {
            return list("addresses");
        }

        @Override
        public List<Route> routes() {
            return list("routes");
        }

        @Override
        public Route route(RouteQuery query) {
            requireOpen("route");
            Object route = facts.get("route " + query);
            if (route == null) {
                throw new NotFound("route to " + query.destination() + ": ENETUNREACH (Network is unreachable)");
            }
            return (Route) route;
        }

        @Override
        public List<Rule> rules() {
            return list("rules");
        }

        @Override
        public List<Neighbor> neighbors() {
            return list("neighbors");
        }

        @Override
        public List<FdbEntry> fdb() {
            return list("fdb");
        }

        @Override
        public List<Qdisc> qdiscs() {
            return list("qdiscs");
        }

        @Override
        public List<TrafficFilter> filters() {
            return list("filters");
        }

        @Override
        public List<Socket> sockets(boolean owners) {
            return list("sockets");
        }

        @Override
        public Running<ConntrackEntry, ConntrackSummary> conntrack(ConntrackQuery query) {
            List<ConntrackEntry> entries = list("conntrack");
            return new FakeRunning<>(entries, (ConntrackSummary) facts.get("conntrack summary"));
        }

        @Override
        public String sysctl(String name) {
            requireOpen("sysctl");
            return sysctls.get(name);
        }

        @Override
        public SortedMap<String, String> sysctls() {
            requireOpen("sysctls");
            SortedMap<String, String> slashed = new TreeMap<>();
            sysctls.forEach((name, value) -> slashed.put(name.indexOf('/') < 0 ? name.replace('.', '/') : name, value));
            return slashed;
        }

        @Override
        public CounterReading counters() {
            requireOpen("counters");
            Object reading = facts.get("counters");
            if (reading == null) {
                throw new AssertionError("the test told nothing of the counters of " + netns.label());
            }
            return (CounterReading) reading;
        }

        @Override
        public Integer nsidOf(Netns other) {
            requireOpen("nsid");
            return nsids.get(other.inode());
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                whenClosed.run();
            }
        }
    }
}
