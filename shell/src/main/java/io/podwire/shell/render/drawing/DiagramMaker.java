package io.podwire.shell.render.drawing;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.NodeFrame;
import io.podwire.shell.render.drawing.Diagram.PlaceFrame;
import io.podwire.shell.render.drawing.Diagram.Shape;
import io.podwire.shell.render.drawing.Diagram.Stroke;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a diagram of a topology: what is alike is folded, and ends that are not there are made up. Keys are counted in the order of the
 * topology, so the same topology gives the same diagram.
 */
final class DiagramMaker {

    private final Topology topology;
    private final Map<String, String> leaders;
    private final Map<String, List<PlaceDraft>> nodes = new LinkedHashMap<>();
    private final Map<String, PlaceDraft> places = new HashMap<>();
    private final Map<String, LinkDraft> links = new HashMap<>();
    private final List<LinkDraft> homeless = new ArrayList<>();
    private final FarEnds farEnds = new FarEnds();
    private final Wires wires;
    private int keys;

    private DiagramMaker(Topology topology) {
        this.topology = topology;
        this.leaders = Folding.of(topology);
        this.wires = Wires.of(topology.edges());
    }

    /** Draws all of a topology. */
    static Diagram of(Topology topology) {
        return new DiagramMaker(topology).make();
    }

    private static final class PlaceDraft {
        final String key;
        final List<TopologyPlace> places = new ArrayList<>();
        final List<LinkDraft> links = new ArrayList<>();
        Box sockets;

        PlaceDraft(String key) {
            this.key = key;
        }
    }

    private static final class LinkDraft {
        final String key;
        final List<TopologyLink> links = new ArrayList<>();

        LinkDraft(String key) {
            this.key = key;
        }
    }

    private Diagram make() {
        topology.nodes().forEach(node -> nodes.computeIfAbsent(node.name(), name -> new ArrayList<>()));
        topology.places().forEach(this::place);
        topology.links().forEach(this::link);
        List<Stroke> strokes = new StrokeMaker(this::end, this::folded).of(wires.edges());
        List<NodeFrame> frames = new ArrayList<>();
        nodes.forEach((name, drafts) -> frames.add(frame(name, drafts)));
        List<Box> outside =
                new ArrayList<>(homeless.stream().map(DiagramMaker::box).toList());
        outside.addAll(wires.boxes());
        outside.addAll(farEnds.boxes());
        return new Diagram(title(frames), frames, outside, strokes);
    }

    private String key(String what) {
        return what + keys++;
    }

    private String title(List<NodeFrame> frames) {
        String on = enumerated(frames.stream().map(NodeFrame::title).toList());
        return topology.target() == null
                ? "Network of " + on
                : "The way of " + Printable.of(topology.target()) + (on.isEmpty() ? "" : " on " + on);
    }

    private static String enumerated(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private String leader(String id) {
        return leaders.getOrDefault(id, id);
    }

    private boolean folded(String id) {
        LinkDraft draft = id == null ? null : links.get(leader(id));
        return draft != null && draft.links.size() > 1;
    }

    private void place(TopologyPlace place) {
        PlaceDraft known = places.get(leader(place.id()));
        // a second of the same id is nobody's leader, and drawn all the same
        boolean follows = known != null && !leader(place.id()).equals(place.id());
        PlaceDraft draft = follows ? known : new PlaceDraft(key("place"));
        draft.places.add(place);
        places.putIfAbsent(leader(place.id()), draft);
        if (!follows) {
            nodes.computeIfAbsent(place.node(), name -> new ArrayList<>()).add(draft);
        }
    }

    private void link(TopologyLink link) {
        LinkDraft known = links.get(leader(link.id()));
        boolean follows = known != null && !leader(link.id()).equals(link.id());
        LinkDraft draft = follows ? known : new LinkDraft(key("link"));
        draft.links.add(link);
        links.putIfAbsent(leader(link.id()), draft);
        if (!follows) {
            PlaceDraft place = places.get(leader(link.place()));
            (place == null ? homeless : place.links).add(draft);
        }
    }

    private static Box box(LinkDraft draft) {
        TopologyLink first = draft.links.get(0);
        boolean one = draft.links.size() == 1;
        return new Box(
                draft.key,
                Shape.LINK,
                first.role(),
                one ? LinkWords.title(first) : Several.linkTitle(draft.links),
                one ? LinkWords.lines(first) : Several.lines(draft.links),
                one ? LinkWords.facts(first) : Several.linkFacts(draft.links),
                draft.links.stream().allMatch(LinkWords::down),
                draft.links.size());
    }

    /** The box at an edge's end. */
    private Box end(String id, TopologyEdge edge) {
        LinkDraft link = id == null ? null : links.get(leader(id));
        if (link != null) {
            return box(link);
        }
        if (edge.kind() == TopologyEdge.Kind.WIRE && wires.box(id) != null) {
            return wires.box(id);
        }
        PlaceDraft place = id == null ? null : places.get(leader(id));
        return place != null ? sockets(place) : farEnds.of(id, edge);
    }

    private Box sockets(PlaceDraft draft) {
        if (draft.sockets == null) {
            draft.sockets = new Box(
                    key("socket"),
                    Shape.SOCKET,
                    null,
                    "sockets",
                    List.of(),
                    List.of("sockets of " + Printable.of(draft.places.get(0).label())
                            + "; by which link their packets leave is not known"),
                    false,
                    1);
        }
        return draft.sockets;
    }

    private NodeFrame frame(String name, List<PlaceDraft> drafts) {
        String plugin = topology.nodes().stream()
                .filter(node -> node.name().equals(name) && node.plugin() != null)
                .map(TopologyNode::plugin)
                .findFirst()
                .orElse("");
        String title = Printable.of(name);
        String cni = plugin.isEmpty() ? "" : "CNI: " + Printable.of(plugin);
        return new NodeFrame(
                key("node"),
                title,
                cni,
                cni.isEmpty() ? List.of("node " + title) : List.of("node " + title, cni),
                drafts.stream().map(DiagramMaker::frame).toList());
    }

    private static PlaceFrame frame(PlaceDraft draft) {
        TopologyPlace first = draft.places.get(0);
        boolean one = draft.places.size() == 1;
        List<Box> boxes =
                new ArrayList<>(draft.links.stream().map(DiagramMaker::box).toList());
        if (draft.sockets != null) {
            boxes.add(draft.sockets);
        }
        return new PlaceFrame(
                draft.key,
                one ? PlaceWords.title(first) : Several.title(draft.places),
                one ? PlaceWords.subtitle(first) : "alike",
                first.kind(),
                one ? PlaceWords.facts(first) : Several.placeFacts(draft.places),
                boxes,
                draft.places.size());
    }
}
