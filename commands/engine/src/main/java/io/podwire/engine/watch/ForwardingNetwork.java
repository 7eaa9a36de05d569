package io.podwire.engine.watch;

import io.podwire.api.command.Running;
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
import io.podwire.api.net.TrafficFilter;
import java.util.List;
import java.util.SortedMap;

/** Asks another one everything. */
abstract class ForwardingNetwork implements Network {

    /** The one to ask. */
    abstract Network real();

    @Override
    public Netns netns() {
        return real().netns();
    }

    @Override
    public List<Link> links() {
        return real().links();
    }

    @Override
    public List<Address> addresses() {
        return real().addresses();
    }

    @Override
    public List<Route> routes() {
        return real().routes();
    }

    @Override
    public Route route(RouteQuery query) {
        return real().route(query);
    }

    @Override
    public List<Rule> rules() {
        return real().rules();
    }

    @Override
    public List<Neighbor> neighbors() {
        return real().neighbors();
    }

    @Override
    public List<FdbEntry> fdb() {
        return real().fdb();
    }

    @Override
    public List<Qdisc> qdiscs() {
        return real().qdiscs();
    }

    @Override
    public List<TrafficFilter> filters() {
        return real().filters();
    }

    @Override
    public List<Socket> sockets(boolean owners) {
        return real().sockets(owners);
    }

    @Override
    public Running<ConntrackEntry, ConntrackSummary> conntrack(ConntrackQuery query) {
        return real().conntrack(query);
    }

    @Override
    public String sysctl(String name) {
        return real().sysctl(name);
    }

    @Override
    public SortedMap<String, String> sysctls() {
        return real().sysctls();
    }

    @Override
    public CounterReading counters() {
        return real().counters();
    }

    @Override
    public Integer nsidOf(Netns other) {
        return real().nsidOf(other);
    }

    @Override
    public void close() {
        real().close();
    }
}
