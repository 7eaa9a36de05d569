package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.Neighbor;
import io.podwire.api.value.TargetRef;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The ARP and NDP entries of a place, as {@code ip neigh} shows them. */
@Spec(
        name = "neighbors",
        summary = "Show the ARP and NDP entries of a pod, a netns or this host.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETNEIGH, proxies too, in the place's own network namespace",
        needs = Need.NETNS,
        notes = {
            "As with ip neigh, entries that need no resolving (multicast groups, the loopback) are left out without --all."
        },
        examples = {"neighbors", "neighbors -4 --state failed", "neighbors -o json"})
public final class Neighbors implements Command<Neighbors.Args, Answer<Neighbor>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(value = "NAME", help = "only of this link", completion = Completion.LINK)
            Optional<String> dev,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6,

            @Param(help = "also those that need no resolving (NOARP)")
            boolean all,

            @Param(value = "STATE", help = "only in this state: reachable, stale, permanent, failed, …")
            Optional<String> state) {}

    @Override
    public Answer<Neighbor> run(Args args, Session session) {
        Family family = Family.of(args.v4(), args.v6());
        return Answer.of(PlaceReader.read(session, args.target(), network -> {
            Predicate<Integer> link = Named.wanted(args.dev(), network);
            return network.neighbors().stream()
                    .filter(neighbor -> link.test(neighbor.linkIndex()))
                    .filter(neighbor -> family.takes(neighbor.address()))
                    .filter(neighbor -> wanted(neighbor, args))
                    .toList();
        }));
    }

    private static boolean wanted(Neighbor neighbor, Args args) {
        if (args.state().isPresent()) {
            return neighbor.states().contains(args.state().get().toUpperCase(Locale.ROOT));
        }
        return args.all() || !neighbor.states().contains("NOARP");
    }
}
