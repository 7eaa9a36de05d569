package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.MacAddress;
import io.podwire.api.value.TargetRef;
import java.util.Optional;
import java.util.function.Predicate;

/** The forwarding databases of a place, as {@code bridge fdb} shows them. */
@Spec(
        name = "fdb",
        summary = "Show the forwarding entries of bridges and VXLAN links.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETNEIGH of family AF_BRIDGE in the place's own network namespace",
        needs = Need.NETNS,
        examples = {"fdb", "fdb -o wide", "fdb --mac 33:33:00:00:00:01"})
public final class Fdb implements Command<Fdb.Args, Answer<FdbEntry>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(value = "NAME", help = "only of this link", completion = Completion.LINK)
            Optional<String> dev,

            @Param(value = "NAME", help = "only of this bridge", completion = Completion.LINK)
            Optional<String> br,

            @Param(help = "only for this MAC") Optional<MacAddress> mac,

            @Param(value = "ADDRESS", help = "only towards this VXLAN end")
            Optional<IpAddress> dst) {}

    @Override
    public Answer<FdbEntry> run(Args args, Session session) {
        return Answer.of(PlaceReader.read(session, args.target(), network -> {
            Predicate<Integer> link = Named.wanted(args.dev(), network);
            Predicate<Integer> bridge = Named.wanted(args.br(), network);
            return network.fdb().stream()
                    .filter(entry -> link.test(entry.linkIndex()))
                    .filter(entry ->
                            bridge.test(entry.masterIndex()) || args.br().isPresent() && bridge.test(entry.linkIndex()))
                    .filter(entry -> args.mac().isEmpty() || args.mac().get().equals(entry.mac()))
                    .filter(entry -> args.dst().isEmpty() || args.dst().get().equals(entry.remote()))
                    .toList();
        }));
    }
}
