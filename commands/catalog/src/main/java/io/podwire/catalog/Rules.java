package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.Rule;
import io.podwire.api.value.TargetRef;
import java.util.Optional;

/** The policy rules of a place, as {@code ip rule} shows them. */
@Spec(
        name = "rules",
        summary = "Show the routing policy rules of a pod, a netns or this host.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETRULE in the place's own network namespace",
        needs = Need.NETNS,
        examples = {"rules", "rules -4", "rules -o json"})
public final class Rules implements Command<Rules.Args, Answer<Rule>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(name = "ipv4", letter = '4', help = "only IPv4")
            boolean v4,

            @Param(name = "ipv6", letter = '6', help = "only IPv6")
            boolean v6) {}

    @Override
    public Answer<Rule> run(Args args, Session session) {
        Family family = Family.of(args.v4(), args.v6());
        return Answer.of(PlaceReader.read(
                session,
                args.target(),
                network -> network.rules().stream()
                        .filter(rule -> family.takes(rule.family()))
                        .toList()));
    }
}
