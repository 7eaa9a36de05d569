package io.podwire.analysis.topology;

import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.Route;
import io.podwire.api.net.Rule;
import io.podwire.api.net.TrafficFilter;
import java.util.List;

/**
 * How one network namespace sends packets on, as far as it was asked.
 *
 * @param filters of tc
 * @param fdb of its VXLAN links
 * @param routes of all tables
 * @param rules that choose among the tables
 */
public record Forwarding(List<TrafficFilter> filters, List<FdbEntry> fdb, List<Route> routes, List<Rule> rules) {

    /** Nothing was asked, or nothing is there. */
    public static final Forwarding NONE = new Forwarding(List.of(), List.of(), List.of(), List.of());

    public Forwarding {
        filters = List.copyOf(filters);
        fdb = List.copyOf(fdb);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
    }
}
