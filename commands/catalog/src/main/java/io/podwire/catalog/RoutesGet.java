package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.BadUse;
import io.podwire.api.host.Network;
import io.podwire.api.net.Link;
import io.podwire.api.net.Route;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.value.IpAddress;
import java.util.List;
import java.util.Optional;

/** The kernel's own choice of a route, as {@code ip route get} shows it. */
@Spec(
        name = "routes get",
        summary = "Ask the kernel which route it would take to an address.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETROUTE, a look-up in the place's own network namespace",
        needs = Need.NETNS,
        examples = {"routes get 127.0.0.1", "routes get ::1 --match", "routes get 127.0.0.1 --oif lo -o json"})
public final class RoutesGet implements Command<RoutesGet.Args, Answer<Route>> {

    private static final long LAST_MARK = 0xffff_ffffL;

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, value = "DST", help = "where to")
            IpAddress destination,

            @Param(help = "from this address") Optional<IpAddress> from,

            @Param(value = "NAME", help = "as if forwarded from this link; needs --from", completion = Completion.LINK)
            Optional<String> iif,

            @Param(value = "NAME", help = "as if bound to this link", completion = Completion.LINK)
            Optional<String> oif,

            @Param(value = "N", help = "with this firewall mark, decimal or 0x…")
            Optional<Long> mark,

            @Param(value = "PROTOCOL", help = "for rules that look at it: tcp, udp, … or a number")
            Optional<String> proto,

            @Param(help = "for rules that look at the source port")
            Optional<Integer> sport,

            @Param(help = "for rules that look at the destination port")
            Optional<Integer> dport,

            @Param(help = "the table's entry that matched, not the resolved answer (fibmatch)")
            boolean match) {}

    @Override
    public Answer<Route> run(Args args, Session session) {
        if (args.iif().isPresent() && args.from().isEmpty()) {
            throw new BadUse("--iif asks how a forwarded packet would go, and such a packet has a source: give --from");
        }
        return Answer.one(PlaceReader.read(session, Optional.empty(), network -> network.route(query(args, network))));
    }

    private static RouteQuery query(Args args, Network network) {
        boolean namesLink = args.iif().isPresent() || args.oif().isPresent();
        List<Link> links = namesLink ? network.links() : List.of();
        return new RouteQuery(
                args.destination(),
                args.from().orElse(null),
                args.iif().map(name -> Named.indexOf(name, links)).orElse(null),
                args.oif().map(name -> Named.indexOf(name, links)).orElse(null),
                mark(args.mark()),
                args.proto().map(Protocols::number).orElse(null),
                Ports.orNull(args.sport(), "--sport"),
                Ports.orNull(args.dport(), "--dport"),
                args.match());
    }

    private static long mark(Optional<Long> mark) {
        if (mark.isPresent() && (mark.get() < 0 || mark.get() > LAST_MARK)) {
            throw new BadUse("--mark: " + mark.get() + " is no firewall mark; expected 0 to 0xffffffff");
        }
        return mark.orElse(0L);
    }
}
