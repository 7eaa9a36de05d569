package io.podwire.analysis.fib;

import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.net.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks an address up in IPv4's tables (fib_table_lookup): the longest prefix, then the lowest metric, then the kernel's order. */
final class Table4 implements RuleWalk.Tables {

    static final long MAIN = 254;
    static final long LOCAL = 255;

    private final FibFacts facts;
    private final Flow flow;
    private final boolean merged;

    Table4(FibFacts facts, Flow flow, List<Rule> rules) {
        this.facts = facts;
        this.flow = flow;
        this.merged = asMade(rules);
    }

    /** While nobody added a rule, the kernel keeps local and main in one trie, called main (fib_trie_unmerge). */
    private static boolean asMade(List<Rule> rules) {
        long[] tables = {LOCAL, MAIN, 253};
        if (rules.size() != tables.length) {
            return false;
        }
        for (int i = 0; i < tables.length; i++) {
            Rule rule = rules.get(i);
            boolean plain = rule.from() == null
                    && rule.to() == null
                    && rule.inputLink() == null
                    && rule.outputLink() == null
                    && rule.mark() == null
                    && !rule.inverted();
            if (!plain || rule.table() == null || rule.table() != tables[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number the kernel calls a route's table by in an answer. */
    long called(Route route) {
        return merged && route.table() == LOCAL ? MAIN : route.table();
    }

    @Override
    public Match in(long table) {
        if (merged && table == MAIN) {
            return null; // looked into together with local
        }
        List<Route> candidates = new ArrayList<>();
        for (Route route : facts.routes()) {
            boolean here = route.table() == table || merged && table == LOCAL && route.table() == MAIN;
            if (here
                    && !route.destination().address().v6()
                    && route.typeOfService() == 0
                    && route.destination().contains(flow.destination())) {
                candidates.add(route);
            }
        }
        // of two tables in one trie, local's entries come first; the sort keeps the kernel's order else
        candidates.sort(Comparator.comparingInt((Route r) -> -r.destination().prefixLength())
                .thenComparing(r -> -r.table())
                .thenComparingLong(Route::metric));
        for (Route route : candidates) {
            if (route.type().equals("throw")) {
                return null;
            }
            NoRoute refusal = NoRoute.ofType(route.type());
            if (refusal != null) {
                throw refusal;
            }
            Match match = way(route);
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private Match way(Route route) {
        Integer wanted = flow.query().outputLink();
        NextHop first = null;
        int usable = 0;
        for (NextHop hop : route.nextHops()) {
            if (hop.flags().contains("dead") || hop.flags().contains("linkdown") && ignoresDown(hop)) {
                continue;
            }
            if (wanted != null && !wanted.equals(hop.linkIndex())) {
                continue;
            }
            first = first == null ? hop : first;
            usable++;
        }
        if (first == null) {
            return null;
        }
        String doubt = usable > 1
                ? "the route to " + route.destination() + " has " + usable
                        + " ways; which one the kernel takes depends on a hash that was not saved: its first is shown"
                : null;
        return new Match(route, first, doubt);
    }

    private boolean ignoresDown(NextHop hop) {
        return facts.on("net/ipv4/conf/all/ignore_routes_with_linkdown")
                || facts.on("net/ipv4/conf/" + hop.link() + "/ignore_routes_with_linkdown");
    }
}
