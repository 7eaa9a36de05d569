package io.podwire.analysis.fib;

import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Looks an address up in IPv6's tables (fib6_table_lookup, rt6_select): the longest prefix, then the lowest metric, then the link
 * that was asked for and the router's preference.
 */
final class Table6 implements RuleWalk.Tables {

    private final FibFacts facts;
    private final Flow flow;
    private final boolean strict;

    Table6(FibFacts facts, Flow flow) {
        this.facts = facts;
        this.flow = flow;
        this.strict = linkOnly(flow.destination())
                || flow.query().outputLink() != null && flow.query().source() == null;
    }

    /** A destination that means nothing without a link (rt6_need_strict): link-local, multicast, the loopback. */
    static boolean linkOnly(IpAddress address) {
        return address.linkLocal() || (address.octets()[0] & 0xff) == 0xff || address.loopback();
    }

    @Override
    public Match in(long table) {
        List<Route> candidates = new ArrayList<>();
        for (Route route : facts.routes()) {
            if (route.table() == table
                    && route.destination().address().v6()
                    && route.destination().contains(flow.destination())
                    && (route.source() == null || route.source().contains(flow.source()))) {
                candidates.add(route);
            }
        }
        candidates.sort(Comparator.comparingInt((Route r) -> -r.destination().prefixLength())
                .thenComparingInt(r -> r.source() == null ? 0 : -r.source().prefixLength())
                .thenComparingLong(Route::metric));
        for (int from = 0; from < candidates.size(); ) {
            int to = from + 1;
            while (to < candidates.size() && sameRank(candidates.get(from), candidates.get(to))) {
                to++;
            }
            Match best = best(candidates.subList(from, to));
            if (best != null) {
                return answered(best);
            }
            from = to;
        }
        return null;
    }

    private static boolean sameRank(Route a, Route b) {
        return a.destination().equals(b.destination())
                && Objects.equals(a.source(), b.source())
                && a.metric() == b.metric();
    }

    private static Match answered(Match match) {
        String type = match.route().type();
        if (type.equals("throw")) {
            return null;
        }
        NoRoute refusal = NoRoute.ofType(type);
        if (refusal != null) {
            throw refusal;
        }
        return match;
    }

    private Match best(List<Route> equals) {
        Match best = null;
        int score = -1;
        int rivals = 0;
        for (Route route : equals) {
            if (route.nextHops().isEmpty()) {
                // what leads nowhere lies on the loopback
                Integer wanted = flow.query().outputLink();
                if (score < 0 && !(strict && wanted != null && wanted != Flow.LOOPBACK)) {
                    best = new Match(route, null, null);
                    score = 0;
                }
                continue;
            }
            List<NextHop> usable = usable(route);
            for (NextHop hop : usable) {
                int its = score(route, hop);
                if (its > score) {
                    score = its;
                    rivals = 1;
                    best = new Match(route, hop, ways(route, usable.size()));
                } else if (its == score && best.route() != route) {
                    rivals++;
                }
            }
        }
        return rivals < 2 || best.doubt() != null
                ? best
                : new Match(
                        best.route(),
                        best.hop(),
                        rivals + " routes to " + best.route().destination()
                                + " are equal; the kernel's choice among them was not saved: the first is shown");
    }

    private static String ways(Route route, int usable) {
        return usable < 2
                ? null
                : "the route to " + route.destination() + " has " + usable
                        + " ways; which one the kernel takes depends on a hash that was not saved: its first is shown";
    }

    private List<NextHop> usable(Route route) {
        Integer wanted = flow.query().outputLink();
        List<NextHop> usable = new ArrayList<>();
        for (NextHop hop : route.nextHops()) {
            boolean down = hop.flags().contains("linkdown")
                    && (facts.on("net/ipv6/conf/all/ignore_routes_with_linkdown")
                            || facts.on("net/ipv6/conf/" + hop.link() + "/ignore_routes_with_linkdown"));
            boolean elsewhere = strict && wanted != null && !wanted.equals(hop.linkIndex());
            if (!hop.flags().contains("dead") && !down && !elsewhere) {
                usable.add(hop);
            }
        }
        return usable;
    }

    /** rt6_score_route, without what neighbors are known to be reachable. */
    private int score(Route route, NextHop hop) {
        Integer wanted = flow.query().outputLink();
        int link = wanted == null || wanted.equals(hop.linkIndex()) ? 2 : 0;
        String preference = route.preference() == null ? "medium" : route.preference();
        int router = preference.equals("high") ? 2 : preference.equals("low") ? 0 : 1;
        return link | router << 2;
    }
}
