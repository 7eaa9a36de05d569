package io.podwire.catalog;

import io.podwire.analysis.place.Places;
import io.podwire.analysis.place.UnheldAddress;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.Route;
import io.podwire.api.net.RouteQuery;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.TargetRef;
import io.podwire.api.value.TargetRef.Form;
import io.podwire.catalog.survey.Survey;
import java.util.List;

/** Tells which pod, network namespace and host link an address, name, MAC, pid or id belongs to. */
@Spec(
        name = "findpod",
        summary = "Find a pod by anything you know of it.",
        group = Group.PODS,
        source = "rtnetlink in every network namespace, OCI bundles, cgroups, CNI records, OVSDB",
        needs = {Need.NETNS},
        notes = {
            "Addresses and MACs are compared by value: 10.0.0.4 never finds 10.0.0.46. Names may be shortened where only one thing "
                    + "begins so.",
            "An address that no pod has is answered too: this node's own, a tunnel's end, a free address of this node's pod range, "
                    + "or where this node would send it."
        },
        examples = {"findpod 10.244.0.60", "findpod shop/cart-7d9", "findpod vetha1f852ea -o json", "findpod pid/4711"})
public final class FindPod implements Command<FindPod.Args, Answer<PodPlace>> {

    /** The parameters of {@code findpod}. */
    public record Args(
            @Param(
                    position = 0,
                    help = "address, MAC, pod, link, netns, pid, container or uid; see help targets",
                    completion = Param.Completion.TARGET)
            TargetRef key) {}

    @Override
    public Answer<PodPlace> run(Args args, Session session) {
        Survey survey = Survey.toward(session.host(), args.key());
        Places places = new Places(survey.facts());
        List<PodPlace> found = places.find(args.key());
        if (!found.isEmpty()) {
            return new Answer<>(found, survey.gaps());
        }
        PodPlace unheld = args.key().form() == Form.ADDRESS
                ? unheld(IpAddress.parse(args.key().value()), survey, session.host())
                : null;
        if (unheld == null) {
            throw places.notFound(args.key());
        }
        return new Answer<>(List.of(unheld), survey.gaps());
    }

    private static PodPlace unheld(IpAddress address, Survey survey, Host host) {
        try (Network network = host.enter(survey.facts().host().netns())) {
            UnheldAddress unheld =
                    new UnheldAddress(survey.facts(), network.neighbors(), network.fdb(), network.routes());
            return unheld.describe(address, chosenRoute(network, address));
        }
    }

    private static Route chosenRoute(Network network, IpAddress address) {
        RouteQuery plain = RouteQuery.to(address);
        try {
            return network.route(
                    new RouteQuery(plain.destination(), null, null, null, plain.mark(), null, null, null, true));
        } catch (NotFound noRoute) {
            return null;
        }
    }
}
