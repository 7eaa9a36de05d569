package io.podwire.catalog;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Param.Completion;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.net.Link;
import io.podwire.api.value.TargetRef;
import java.util.List;
import java.util.Optional;

/** The network devices of a place, as {@code ip -d link} shows them. */
@Spec(
        name = "links",
        summary = "Show the links of a pod, a netns or this host.",
        group = Group.NETWORK,
        source = "rtnetlink RTM_GETLINK in the place's own network namespace",
        needs = Need.NETNS,
        examples = {"links", "links --up --type veth", "links --in host -o json", "links --dev lo -o wide"})
public final class Links implements Command<Links.Args, Answer<Link>> {

    /** See {@link Param#help}. */
    public record Args(
            @Param(position = 0, help = "whose; the same as --in", completion = Completion.TARGET)
            Optional<TargetRef> target,

            @Param(value = "NAME", help = "only the link of this name", completion = Completion.LINK)
            Optional<String> dev,

            @Param(help = "only links that are set up") boolean up,
            @Param(help = "only links that are set down") boolean down,

            @Param(value = "KIND", help = "only links of this kind: veth, bridge, vxlan, …")
            Optional<String> type,

            @Param(value = "NAME", help = "only ports of this bridge, bond or vrf", completion = Completion.LINK)
            Optional<String> master) {}

    @Override
    public Answer<Link> run(Args args, Session session) {
        List<Link> all = PlaceReader.read(session, args.target(), network -> network.links());
        Optional<Integer> master = args.master().map(name -> Named.indexOf(name, all));
        args.dev().ifPresent(name -> Named.indexOf(name, all));
        return Answer.of(all.stream()
                .filter(link ->
                        args.dev().isEmpty() || Named.is(link, args.dev().get()))
                .filter(link -> !args.up() || link.up())
                .filter(link -> !args.down() || !link.up())
                .filter(link -> args.type().isEmpty()
                        || args.type().get().equals(link.kind().kind()))
                .filter(link -> master.isEmpty() || master.get().equals(link.master()))
                .toList());
    }
}
