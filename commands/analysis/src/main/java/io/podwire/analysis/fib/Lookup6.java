package io.podwire.analysis.fib;

import io.podwire.api.net.Link;
import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.List;

/** IPv6's look-up (ip6_route_output, ip6_route_input_lookup) and how its answer is told (rt6_fill_node). */
final class Lookup6 {

    private final FibFacts facts;
    private final RouteQuery query;
    private final Flow flow;

    Lookup6(FibFacts facts, RouteQuery query) {
        this.facts = facts;
        this.query = query;
        this.flow = Flow.of(query);
    }

    Choice choose() {
        if (query.inputLink() != null && facts.link(query.inputLink()) == null) {
            throw NoRoute.ENODEV;
        }
        Match match = new RuleWalk(facts, flow).match(new Table6(facts, flow));
        List<String> notes = match.doubt() == null ? List.of() : List.of(match.doubt());
        return new Choice(query.matchTable() ? match.route() : told(match), notes);
    }

    private Route told(Match match) {
        Route r = match.route();
        IpAddress to = query.destination();
        IpAddress from = flow.source();
        return new Route(
                r.netns(),
                new Cidr(to, to.bits()),
                new Cidr(from, from.bits()),
                r.type(),
                r.table(),
                r.tableName(),
                r.protocol(),
                r.scope(),
                query.inputLink() != null ? null : sourceOf(match),
                r.metric(),
                r.typeOfService(),
                match.hop() == null ? List.of() : List.of(hop(match)),
                null,
                r.mtu(),
                r.metrics(),
                r.flags(),
                r.preference(),
                r.expires());
    }

    private IpAddress sourceOf(Match match) {
        Route route = match.route();
        return route.preferredSource() != null
                ? route.preferredSource()
                : new Source6(facts)
                        .select(match.hop() == null ? null : match.hop().linkIndex(), query.destination());
    }

    /** What is sent to this host itself goes by the loopback, whatever link has the address. */
    private NextHop hop(Match match) {
        NextHop hop = match.hop();
        Link loopback = facts.link(Flow.LOOPBACK);
        boolean own =
                match.route().type().equals("local") || match.route().type().equals("anycast");
        return own && loopback != null
                ? new NextHop(null, loopback.index(), loopback.name(), 1, List.of(), null)
                : new NextHop(hop.gateway(), hop.linkIndex(), hop.link(), 1, hop.flags(), hop.encapsulation());
    }
}
