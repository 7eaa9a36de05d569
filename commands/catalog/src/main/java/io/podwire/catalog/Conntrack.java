package io.podwire.catalog;

import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Running;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.host.Network;
import io.podwire.api.net.ConntrackEntry;
import io.podwire.api.net.ConntrackQuery;
import io.podwire.api.net.ConntrackSummary;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.TargetRef;
import java.util.Optional;

/** The tracked connections of a place, as {@code conntrack -L} lists them. */
@Spec(
        name = "conntrack",
        summary = "List the tracked connections of a pod, a netns or this host.",
        group = Group.NETWORK,
        source = "ctnetlink IPCTNL_MSG_CT_GET and CT_GET_STATS_CPU in the place's own namespace",
        needs = {Need.NETNS, Need.NET_ADMIN},
        notes = {
            "A node's connections may be tracked in its own namespace while the pod's table is empty: ask the host too, by --address."
        },
        examples = {"conntrack", "conntrack --proto tcp --port 443", "conntrack -6 -o ndjson"})
public final class Conntrack implements Command<Conntrack.Args, Running<ConntrackEntry, ConntrackSummary>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(value = "PROTOCOL", help = "only of this protocol: tcp, udp, icmp, … or a number")
            Optional<String> proto,

            @Param(help = "only with this address at either end, before or after NAT")
            Optional<IpAddress> address,

            @Param(help = "only with this port at either end, before or after NAT")
            Optional<Integer> port,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6) {}

    @Override
    public Running<ConntrackEntry, ConntrackSummary> run(Args args, Session session) {
        session.host().require(Need.NET_ADMIN);
        ConntrackQuery query = new ConntrackQuery(
                Family.of(args.v4(), args.v6()).nameOrNull(),
                args.proto().map(Protocols::number).orElse(null),
                args.address().orElse(null),
                Ports.orNull(args.port(), "--port"));
        Network network = PlaceReader.open(session, args.target());
        try {
            return new NetworkStream<>(network.conntrack(query), network);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }
}
