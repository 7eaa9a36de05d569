package io.podwire.catalog;

import io.podwire.analysis.place.Cabling;
import io.podwire.analysis.place.Places;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.NotFound;
import io.podwire.api.net.VethPair;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.value.Printable;
import io.podwire.api.value.TargetRef;
import io.podwire.catalog.survey.Survey;
import java.util.List;
import java.util.Optional;

/** Shows both ends of virtual cables, with the proof that they belong together. */
@Spec(
        name = "veth",
        summary = "Show both ends of a pod's cable, or of every cable.",
        group = Group.PODS,
        source = "rtnetlink in every network namespace: IFLA_LINK with IFLA_LINK_NETNSID, RTM_GETNSID",
        needs = {Need.NETNS},
        notes = {
            "eth0@if45 says only that the other end has index 45 in some namespace. A pair is proved by both-ends where each end names "
                    + "the other's index and an nsid that the kernel resolves to the other's namespace."
        },
        examples = {"veth", "veth shop/cart-7d9", "veth vetha1f852ea", "veth 10.244.0.60 -o json"})
public final class Veth implements Command<Veth.Args, Answer<VethPair>> {

    /** The parameters of {@code veth}. */
    public record Args(
            @Param(
                    position = 0,
                    help = "whose cables; all of the host's without it",
                    completion = Param.Completion.TARGET)
            Optional<TargetRef> target) {}

    @Override
    public Answer<VethPair> run(Args args, Session session) {
        Survey survey = Survey.of(session.host());
        Cabling cabling = new Cabling(survey.facts());
        if (args.target().isEmpty()) {
            return new Answer<>(cabling.pairs(), survey.gaps());
        }
        TargetRef target = args.target().get();
        PodPlace place = new Places(survey.facts()).one(target);
        if (place.netns() == null) {
            throw new NotFound(Printable.of(target.toString()) + ": its network namespace is not on "
                    + survey.facts().hostName());
        }
        List<VethPair> pairs = cabling.pairsOf(place.netns().inode());
        return new Answer<>(namesOneLink(place) ? withLink(pairs, place.match().value()) : pairs, survey.gaps());
    }

    private static boolean namesOneLink(PodPlace place) {
        return place.match().by().equals("link") || place.match().by().equals("host-link");
    }

    private static List<VethPair> withLink(List<VethPair> pairs, String name) {
        return pairs.stream()
                .filter(pair -> pair.near().name().equals(name)
                        || pair.far() != null && pair.far().name().equals(name))
                .toList();
    }
}
