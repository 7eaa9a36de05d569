package io.podwire.shell.render.drawing;

import io.podwire.api.topology.Topology;
import io.podwire.api.topology.TopologyEdge;
import io.podwire.api.topology.TopologyLink;
import io.podwire.api.topology.TopologyNode;
import io.podwire.api.topology.TopologyPlace;
import io.podwire.api.value.Printable;
import io.podwire.shell.render.drawing.Picture.Box;
import io.podwire.shell.render.drawing.Picture.Line;
import io.podwire.shell.render.drawing.Picture.NodeFrame;
import io.podwire.shell.render.drawing.Picture.PlaceFrame;
import io.podwire.shell.render.drawing.Picture.Shape;
import io.podwire.shell.render.drawing.Picture.Stroke;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a picture of a topology. Keys are counted in the order of the topology, so the same topology gives the same picture. */
final class PictureMaker {

    private final Topology topology;
    private final Map<String, List<PlaceDraft>> nodes = new LinkedHashMap<>();
    private final Map<String, PlaceDraft> places = new LinkedHashMap<>();
    private final Map<String, Box> links = new LinkedHashMap<>();
    private final Map<String, Box> farEnds = new LinkedHashMap<>();
    private final List<Box> outside = new ArrayList<>();
    private int keys;

    private PictureMaker(Topology topology) {
        this.topology = topology;
    }

    /** Draws all of a topology. */
    static Picture of(Topology topology) {
        return new PictureMaker(topology).make();
    }

    private static final class PlaceDraft {
        final String key;
        final TopologyPlace place;
        final List<Box> boxes = new ArrayList<>();
        Box sockets;

        PlaceDraft(String key, TopologyPlace place) {
            this.key = key;
            this.place = place;
        }
    }

    private Picture make() {
        topology.nodes().forEach(node -> nodes.computeIfAbsent(node.name(), name -> new ArrayList<>()));
        for (TopologyPlace place : topology.places()) {
            PlaceDraft draft = new PlaceDraft(key("place"), place);
            places.putIfAbsent(place.id(), draft);
            nodes.computeIfAbsent(place.node(), name -> new ArrayList<>()).add(draft);
        }
        topology.links().forEach(this::link);
        List<Stroke> strokes = topology.edges().stream().map(this::stroke).toList();
        outside.addAll(farEnds.values());
        List<NodeFrame> frames = new ArrayList<>();
        nodes.forEach((name, drafts) -> frames.add(frame(name, drafts)));
        return new Picture(title(frames), frames, outside, strokes);
    }

    private String key(String what) {
        return what + keys++;
    }

    private String title(List<NodeFrame> frames) {
        String on = String.join(" and ", frames.stream().map(NodeFrame::title).toList());
        return topology.target() == null
                ? "Network of " + on
                : "The way of " + Printable.of(topology.target()) + (on.isEmpty() ? "" : " on " + on);
    }

    private void link(TopologyLink link) {
        Box box = new Box(
                key("link"),
                Shape.LINK,
                link.role(),
                LinkWords.title(link),
                LinkWords.lines(link),
                LinkWords.facts(link),
                LinkWords.down(link));
        links.putIfAbsent(link.id(), box);
        PlaceDraft place = places.get(link.place());
        (place == null ? outside : place.boxes).add(box);
    }

    private Stroke stroke(TopologyEdge edge) {
        Box from = end(edge.from(), edge);
        Box to = end(edge.to(), edge);
        return new Stroke(
                edge.kind(),
                from.key(),
                to.key(),
                edge.direction(),
                Printable.of(edge.label()),
                EdgeWords.facts(edge, from.title(), to.title()));
    }

    private Box end(String id, TopologyEdge edge) {
        Box link = id == null ? null : links.get(id);
        if (link != null) {
            return link;
        }
        PlaceDraft place = id == null ? null : places.get(id);
        if (place != null) {
            return sockets(place);
        }
        String name = id != null ? id : edge.address() != null ? edge.address().toString() : null;
        // what has no name is nobody else's either
        String known = name == null ? "of " + edge.from() + " " + farEnds.size() : name;
        return farEnds.computeIfAbsent(known, unseen -> farEnd(name));
    }

    private Box farEnd(String name) {
        String title = name == null ? "unknown" : Printable.of(name);
        return new Box(
                key("end"),
                Shape.FAR_END,
                null,
                title,
                List.of(Line.words("not in this picture")),
                List.of("far end " + title + ", on a node whose network is not in this picture"),
                false);
    }

    private Box sockets(PlaceDraft place) {
        if (place.sockets == null) {
            place.sockets = new Box(
                    key("socket"),
                    Shape.SOCKET,
                    null,
                    "sockets",
                    List.of(),
                    List.of("sockets of " + Printable.of(place.place.label())
                            + "; by which link their packets leave is not known"),
                    false);
            place.boxes.add(place.sockets);
        }
        return place.sockets;
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
                drafts.stream().map(PictureMaker::frame).toList());
    }

    private static PlaceFrame frame(PlaceDraft draft) {
        TopologyPlace place = draft.place;
        String title = place.kind() == TopologyPlace.Kind.HOST ? "host network" : Printable.of(place.label());
        List<String> facts = new ArrayList<>();
        facts.add(PlaceWords.kind(place.kind()) + " " + Printable.of(place.label()));
        facts.add("network namespace " + place.inode());
        place.names().forEach(name -> facts.add("named " + Printable.of(name)));
        return new PlaceFrame(
                draft.key,
                title,
                place.kind() == TopologyPlace.Kind.HOST ? "" : PlaceWords.kind(place.kind()),
                place.kind(),
                facts,
                draft.boxes);
    }
}
