package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.Address;
import io.podwire.api.value.TargetRef;
import java.util.Optional;
import java.util.function.Predicate;

/** The addresses of a place, as {@code ip addr} shows them. */
@Spec(
        name = "addresses",
        summary = "Show the addresses of a pod, a netns or this host.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETADDR in the place's own network namespace",
        needs = Need.NETNS,
        examples = {"addresses", "addresses -6", "addresses --dev lo -o json"})
public final class Addresses implements Command<Addresses.Args, Answer<Address>> {

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

            @Param(help = "only of this scope: global, link, host")
            Optional<String> scope) {}

    @Override
    public Answer<Address> run(Args args, Session session) {
        Family family = Family.of(args.v4(), args.v6());
        return Answer.of(PlaceReader.read(session, args.target(), network -> {
            Predicate<Integer> link = Named.wanted(args.dev(), network);
            return network.addresses().stream()
                    .filter(address -> link.test(address.linkIndex()))
                    .filter(address -> family.takes(address.address().address()))
                    .filter(address ->
                            args.scope().isEmpty() || args.scope().get().equals(address.scope()))
                    .toList();
        }));
    }
}
