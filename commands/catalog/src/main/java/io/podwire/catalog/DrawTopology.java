package io.podwire.catalog;

import io.podwire.analysis.topology.NodeGraph;
import io.podwire.analysis.topology.TopologyFacts;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.topology.Topology;
import io.podwire.api.value.TargetRef;
import io.podwire.catalog.survey.Survey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a node's network as a graph: which link leads to which, and by what. */
@Spec(
        name = "topology",
        summary = "Show which link leads to which, from the pods to the wire.",
        group = Group.NETWORK,
        source = "rtnetlink in every network namespace (links, addresses, routes, FDB, tc filters), OVSDB",
        needs = {Need.NETNS},
        examples = {"topology", "topology shop/cart-7d9", "topology -o json"})
public final class DrawTopology implements Command<DrawTopology.Args, Answer<Topology>> {

    /** The parameters of {@code topology}. */
    public record Args(
            @Param(
                    position = 0,
                    help = "only what is on the way of this pod, link or address; the whole node without it",
                    completion = Param.Completion.TARGET)
            Optional<TargetRef> target,

            @Param(
                    value = "FILE",
                    help = "a snapshot of another node to join by the tunnels; may be repeated",
                    completion = Param.Completion.FILE)
            List<String> with) {}

    @Override
    public Answer<Topology> run(Args args, Session session) {
        Survey survey = Survey.of(session.host());
        return new Answer<>(List.of(NodeGraph.of(new TopologyFacts(survey.facts(), null, Map.of()))), survey.gaps());
    }
}
