package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.TrafficFilter;
import io.podwire.api.value.TargetRef;
import java.util.Optional;
import java.util.function.Predicate;

/** The tc filters of a place, as {@code tc filter} shows them for every link. */
@Spec(
        name = "tc",
        summary = "Show the tc filters of links, with redirects and BPF programs.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETTFILTER for each link and parent in the place's namespace",
        needs = Need.NETNS,
        examples = {"tc", "tc --dev lo", "tc -o json"})
public final class TrafficControl implements Command<TrafficControl.Args, Answer<TrafficFilter>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(value = "NAME", help = "only of this link", completion = Completion.LINK)
            Optional<String> dev) {}

    @Override
    public Answer<TrafficFilter> run(Args args, Session session) {
        return Answer.of(PlaceReader.read(session, args.target(), network -> {
            Predicate<Integer> link = Named.wanted(args.dev(), network);
            return network.filters().stream()
                    .filter(filter -> link.test(filter.linkIndex()))
                    .toList();
        }));
    }
}
