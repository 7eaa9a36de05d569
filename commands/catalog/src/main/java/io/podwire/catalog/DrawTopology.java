package io.podwire.catalog;

import io.podwire.analysis.topology.TopologyFacts;
import io.podwire.analysis.topology.TopologyGraph;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Command;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Group;
import io.podwire.api.command.Need;
import io.podwire.api.command.Param;
import io.podwire.api.command.Session;
import io.podwire.api.command.Spec;
import io.podwire.api.topology.Topology;
import io.podwire.api.value.TargetRef;
import io.podwire.catalog.survey.TopologySurvey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows a node's network as a graph: which link leads to which, and by what. */
@Spec(
        name = "topology",
        summary = "Show which link leads to which, from the pods to the wire.",
        group = Group.NETWORK,
        source = "rtnetlink in every network namespace (links, addresses, routes, FDB, tc filters), OVSDB",
        needs = {Need.NETNS},
        notes = {
            "Each edge says by what it is known; none is guessed from names or indexes. An edge that goes forth only lacks its way back: a tc "
                    + "redirect without its opposite, a tunnel whose far end does not send here.",
            "For a target only what is on its way is shown: from its links by cable, bridge, redirect and route to tunnel and uplink, and to the "
                    + "far ends of tunnels.",
            "--with takes snapshots of other nodes (podwire snapshot -w FILE). Two tunnels are joined where one's far end is the other's outer "
                    + "address; a VNI or port that differs is said beside the edge."
        },
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
        List<TopologyFacts> nodes = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        add(session, nodes, gaps);
        for (String file : args.with()) {
            add(session.saved(Path.of(file)), nodes, gaps);
        }
        Topology graph = args.target().isEmpty()
                ? TopologyGraph.of(nodes)
                : TopologyGraph.toward(args.target().get(), nodes);
        return new Answer<>(List.of(graph), gaps);
    }

    private static void add(Session session, List<TopologyFacts> nodes, List<Gap> gaps) {
        TopologySurvey survey = TopologySurvey.of(session.host());
        nodes.add(survey.facts());
        gaps.addAll(survey.gaps());
    }
}
