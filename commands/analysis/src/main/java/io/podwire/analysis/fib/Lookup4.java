package io.podwire.analysis.fib;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.Route;
import io.podwire.api.net.Route.NextHop;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.value.Cidr;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** IPv4's look-up (ip_route_output_key_hash_rcu, ip_route_input_slow) and how its answer is told (rt_fill_info). */
final class Lookup4 {

    private final FibFacts facts;
    private final RouteQuery query;
    private final Flow flow;
    private final RuleWalk rules;
    private final Table4 tables;
    private final Source4 sources;

    Lookup4(FibFacts facts, RouteQuery query) {
        this.facts = facts;
        this.query = query;
        this.flow = Flow.of(query);
        this.rules = new RuleWalk(facts, flow);
        this.tables = new Table4(facts, flow, rules.rules());
        this.sources = new Source4(facts);
    }

    Choice choose() {
        IpAddress to = query.destination();
        if (query.inputLink() != null) {
            return forwarded();
        }
        checkSource();
        Integer out = query.outputLink();
        if (out != null) {
            Link link = facts.link(out);
            if (link == null) {
                throw NoRoute.ENODEV;
            }
            if (!link.up()) {
                throw NoRoute.ENETUNREACH;
            }
            if (localMulticast(to) || limitedBroadcast(to)) {
                return answer(null, link, sources.select(out, null, Source4.LINK));
            }
        } else if (query.source() != null && (multicast(to) || limitedBroadcast(to))) {
            Link link = holder(query.source());
            return answer(null, link, query.source());
        }
        if (to.unspecified()) {
            return toItself();
        }
        Match match;
        try {
            match = rules.match(tables);
        } catch (NoRoute none) {
            if (out == null) {
                throw none;
            }
            // as if all the world were on that link
            return answer(null, facts.link(out), sources.select(out, null, Source4.LINK));
        }
        if (match.route().type().equals("local")) {
            IpAddress source =
                    match.route().preferredSource() != null ? match.route().preferredSource() : to;
            return answer(match, facts.link(Flow.LOOPBACK), source);
        }
        return answer(match, facts.link(match.hop().linkIndex()), sourceOf(match));
    }

    private IpAddress sourceOf(Match match) {
        Route route = match.route();
        return route.preferredSource() != null
                ? route.preferredSource()
                : sources.select(match.hop().linkIndex(), gateway(match), Source4.scope(route.scope()));
    }

    private static IpAddress gateway(Match match) {
        return match == null ? null : match.hop().gateway();
    }

    private void checkSource() {
        IpAddress from = query.source();
        if (from == null) {
            return;
        }
        if (multicast(from) || limitedBroadcast(from) || from.octets()[0] == 0) {
            throw NoRoute.EINVAL;
        }
        if (holder(from) == null) {
            throw NoRoute.ENETUNREACH;
        }
    }

    /** The link that has the address, or whose local routes hold it: all of 127.0.0.0/8 is the loopback's. */
    private Link holder(IpAddress address) {
        for (Address own : facts.addresses()) {
            if (own.address().address().equals(address)) {
                return facts.link(own.linkIndex());
            }
        }
        for (Route route : facts.routes()) {
            if (route.type().equals("local")
                    && route.table() == Table4.LOCAL
                    && route.destination().contains(address)) {
                return facts.link(
                        route.nextHops().isEmpty()
                                ? null
                                : route.nextHops().get(0).linkIndex());
            }
        }
        return null;
    }

    private Choice toItself() {
        IpAddress itself = query.source();
        if (itself == null && query.outputLink() != null) {
            itself = sources.select(query.outputLink(), null, Source4.HOST);
        }
        if (itself == null) {
            itself = IpAddress.of(new byte[] {127, 0, 0, 1});
        }
        return answer(null, facts.link(Flow.LOOPBACK), itself);
    }

    /** A packet that came in: rules see its link, and it must be let through. */
    private Choice forwarded() {
        Link in = facts.link(query.inputLink());
        if (in == null) {
            throw NoRoute.ENODEV;
        }
        Match match;
        try {
            match = rules.match(tables);
        } catch (NoRoute none) {
            throw facts.on("net/ipv4/conf/" + in.name() + "/forwarding") ? none : NoRoute.EHOSTUNREACH;
        }
        boolean local = match.route().type().equals("local");
        if (!local
                && match.route().type().equals("unicast")
                && !facts.on("net/ipv4/conf/" + in.name() + "/forwarding")) {
            throw NoRoute.EHOSTUNREACH;
        }
        Choice choice = answer(
                match,
                facts.link(local ? Integer.valueOf(Flow.LOOPBACK) : match.hop().linkIndex()),
                null);
        List<String> notes = new ArrayList<>(choice.notes());
        notes.add("the reverse path filter and martian sources, which a live kernel looks at for --iif, are not");
        return new Choice(choice.route(), notes);
    }

    /**
     * Tells a choice as the kernel does.
     *
     * @param match null where no table was asked
     * @param out the link it leaves by
     * @param source chosen; the answer names it only where the question did not
     */
    private Choice answer(Match match, Link out, IpAddress source) {
        IpAddress to = query.destination();
        boolean loops = out != null && out.flags().contains("LOOPBACK");
        String type = typeOf(to, match);
        IpAddress sender = query.source() != null ? query.source() : source;
        if (!loops && query.inputLink() == null && sender != null && sender.loopback()) {
            throw NoRoute.EINVAL;
        }
        boolean oneToMany = type.equals("broadcast") || type.equals("multicast");
        boolean entry = match != null
                && !type.equals("broadcast")
                && !(type.equals("multicast") && match.route().destination().prefixLength() < 4);
        List<String> flags = new ArrayList<>(List.of("cloned"));
        if (oneToMany) {
            flags.add(type);
        }
        boolean local = type.equals("multicast") ? allHosts(to) : type.equals("broadcast") || loops;
        if (local) {
            flags.add("local");
        }
        List<String> notes = new ArrayList<>();
        if (match != null && match.doubt() != null) {
            notes.add(match.doubt());
        }
        if (type.equals("multicast") && !local) {
            notes.add("whether this host itself is in the group " + to + " was not saved");
        }
        if (query.matchTable() && match == null) {
            throw NoRoute.EHOSTUNREACH;
        }
        if (query.matchTable()) {
            return new Choice(entryOf(match.route(), type), notes);
        }
        Route route = match == null ? null : match.route();
        long table = route == null ? 0 : tables.called(route);
        IpAddress gateway = entry ? gateway(match) : null;
        return new Choice(
                new Route(
                        netns(out),
                        new Cidr(to, to.bits()),
                        query.source() == null
                                ? null
                                : new Cidr(query.source(), query.source().bits()),
                        type,
                        table,
                        tableName(table),
                        "unspec",
                        "global",
                        query.source() != null || query.inputLink() != null ? null : source,
                        0,
                        0,
                        out == null
                                ? List.of()
                                : List.of(new NextHop(
                                        gateway,
                                        out.index(),
                                        out.name(),
                                        1,
                                        List.of(),
                                        entry && gateway != null ? match.hop().encapsulation() : null)),
                        null,
                        entry ? route.mtu() : null,
                        entry ? route.metrics() : List.of(),
                        flags,
                        null,
                        null),
                notes);
    }

    private long netns(Link out) {
        return out != null
                ? out.netns()
                : facts.links().isEmpty() ? 0 : facts.links().get(0).netns();
    }

    private Route entryOf(Route r, String type) {
        long table = tables.called(r);
        return new Route(
                r.netns(),
                r.destination(),
                r.source(),
                type,
                table,
                tableName(table),
                r.protocol(),
                r.scope(),
                r.preferredSource(),
                r.metric(),
                r.typeOfService(),
                r.nextHops(),
                r.nextHopId(),
                r.mtu(),
                r.metrics(),
                r.flags(),
                r.preference(),
                r.expires());
    }

    private static String tableName(long table) {
        return table == Table4.MAIN ? "main" : table == Table4.LOCAL ? "local" : table == 253 ? "default" : "" + table;
    }

    private static String typeOf(IpAddress to, Match match) {
        if (limitedBroadcast(to)) {
            return "broadcast";
        }
        if (multicast(to)) {
            return "multicast";
        }
        if (to.unspecified()) {
            return "local";
        }
        return match == null ? "unicast" : match.route().type();
    }

    private static boolean multicast(IpAddress address) {
        return (address.octets()[0] & 0xf0) == 0xe0;
    }

    /** The one group that every link is in (RFC 1112). */
    private static boolean allHosts(IpAddress address) {
        return localMulticast(address) && address.octets()[3] == 1;
    }

    /** 224.0.0.0/24 never leaves a link. */
    private static boolean localMulticast(IpAddress address) {
        byte[] o = address.octets();
        return (o[0] & 0xff) == 224 && o[1] == 0 && o[2] == 0;
    }

    private static boolean limitedBroadcast(IpAddress address) {
        for (byte octet : address.octets()) {
            if (octet != -1) {
                return false;
            }
        }
        return true;
    }
}
