package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.Qdisc;
import io.podwire.api.value.TargetRef;
import java.util.Optional;
import java.util.function.Predicate;

/** The queueing disciplines of a place, as {@code tc -s qdisc} shows them. */
@Spec(
        name = "tc qdiscs",
        summary = "Show the queueing disciplines of links, with their drops.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETQDISC in the place's own network namespace",
        needs = Need.NETNS,
        examples = {"tc qdiscs", "tc qdiscs --dev lo", "tc qdiscs -o wide"})
public final class TrafficControlQdiscs implements Command<TrafficControlQdiscs.Args, Answer<Qdisc>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(value = "NAME", help = "only of this link", completion = Completion.LINK)
            Optional<String> dev) {}

    @Override
    public Answer<Qdisc> run(Args args, Session session) {
        return Answer.of(PlaceReader.read(session, args.target(), network -> {
            Predicate<Integer> link = Named.wanted(args.dev(), network);
            return network.qdiscs().stream()
                    .filter(qdisc -> link.test(qdisc.linkIndex()))
                    .toList();
        }));
    }
}
