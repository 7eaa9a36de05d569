package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.Route;
import io.podwire.api.value.TargetRef;
import java.util.Optional;
import java.util.function.Predicate;

/** The routing tables of a place, as {@code ip route} shows them. */
@Spec(
        name = "routes",
        summary = "Show the routes of a pod, a netns or this host.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETROUTE dump in the place's own network namespace",
        needs = Need.NETNS,
        notes = {
            "Shows the main table unless told otherwise, as ip route does. Which route a packet takes, rules and caches included, is asked with routes get."
        },
        examples = {"routes", "routes -6 --table all", "routes --table local -o json"})
public final class Routes implements Command<Routes.Args, Answer<Route>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(value = "NAME", help = "table by name or number, or all; default: main")
            Optional<String> table,

            @Param(value = "NAME", help = "only of this link", completion = Completion.LINK)
            Optional<String> dev,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6,

            @Param(value = "TYPE", help = "only of this type: unicast, local, blackhole, …")
            Optional<String> type) {}

    @Override
    public Answer<Route> run(Args args, Session session) {
        Family family = Family.of(args.v4(), args.v6());
        String table = args.table().orElse("main");
        return Answer.of(PlaceReader.read(session, args.target(), network -> {
            Predicate<Integer> link = Named.wanted(args.dev(), network);
            return network.routes().stream()
                    .filter(route -> table.equals("all") || isTable(route, table))
                    .filter(route -> family.takes(route.destination().address()))
                    .filter(route -> args.type().isEmpty() || args.type().get().equals(route.type()))
                    .filter(route -> args.dev().isEmpty()
                            || route.nextHops().stream().anyMatch(hop -> link.test(hop.linkIndex())))
                    .toList();
        }));
    }

    private static boolean isTable(Route route, String table) {
        return table.equals(route.tableName()) || table.equals(Long.toString(route.table()));
    }
}
