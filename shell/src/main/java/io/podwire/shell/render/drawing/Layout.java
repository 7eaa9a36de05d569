package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyPlace;
import io.podwire.shell.render.drawing.Arrangement.Area;
import io.podwire.shell.render.drawing.Arrangement.Course;
import io.podwire.shell.render.drawing.Arrangement.Point;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.NodeFrame;
import io.podwire.shell.render.drawing.Diagram.PlaceFrame;
import io.podwire.shell.render.drawing.Diagram.Stroke;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Finds a place for everything by the layered method of the Eclipse Layout Kernel, from left to right: pods, the node's links, the
 * wire. All nodes but the first are laid from right to left, so that they face it with the wires between them. The only class that knows
 * the kernel; it is loaded for a drawing and for nothing else.
 */
final class Layout {

    private static final double NODE_TOP = 40;
    private static final double PLACE_TOP = 30;
    private static final double PADDING = 16;

    private final Diagram diagram;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<String, ElkNode> shapes = new HashMap<>();
    private final Map<String, Integer> nodeOf = new HashMap<>();
    private final Depths depths;
    private final List<ElkEdge> edges = new ArrayList<>();
    private final List<Boolean> reversed = new ArrayList<>();

    private Layout(Diagram diagram) {
        this.diagram = diagram;
        this.depths = Depths.of(diagram);
    }

    static Arrangement of(Diagram diagram) {
        return new Layout(diagram).arrange();
    }

    private Arrangement arrange() {
        // how options of its own types are copied; the service of all its algorithms, which would do it too, is not
        // needed
        LayoutMetaDataService.initElkReflect();
        options();
        for (int i = 0; i < diagram.nodes().size(); i++) {
            node(diagram.nodes().get(i), i);
        }
        diagram.outside().forEach(box -> box(box, root, diagram.nodes().size()));
        diagram.strokes().forEach(this::edge);
        new LayeredLayoutProvider().layout(root, new NullElkProgressMonitor());
        return read();
    }

    private void options() {
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        content(root);
    }

    /** Frames inherit nothing from those around them. */
    private static void content(ElkNode within) {
        within.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        within.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        within.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        within.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
        within.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
        within.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        within.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        within.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
        within.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
        within.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
        within.setProperty(LayeredOptions.SPACING_PORT_PORT, 12.0);
        within.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 24.0);
        within.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
    }

    private void node(NodeFrame node, int number) {
        ElkNode shape = frame(
                node.key(), root, NODE_TOP, Lettering.heading(node.title(), Lettering.NODE_TITLE, node.subtitle()));
        for (PlaceFrame place : node.places()) {
            // what the host has lies in the node itself: one frame less to read
            ElkNode within = place.kind() == TopologyPlace.Kind.HOST
                    ? shape
                    : frame(
                            place.key(),
                            shape,
                            PLACE_TOP,
                            Lettering.heading(place.title(), Lettering.PLACE_TITLE, place.subtitle()));
            place.boxes().forEach(box -> box(box, within, number));
        }
    }

    private ElkNode frame(String key, ElkNode within, double top, double heading) {
        ElkNode shape = ElkGraphUtil.createNode(within);
        shape.setProperty(LayeredOptions.PADDING, new ElkPadding(top, PADDING, PADDING, PADDING));
        shape.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE));
        shape.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(heading + 2 * PADDING, top + PADDING));
        shape.setDimensions(heading + 2 * PADDING, top + PADDING);
        content(shape);
        shapes.put(key, shape);
        return shape;
    }

    private void box(Box box, ElkNode within, int node) {
        ElkNode shape = ElkGraphUtil.createNode(within);
        shape.setDimensions(Lettering.width(box), Lettering.height(box));
        shape.setProperty(
                LayeredOptions.NODE_SIZE_CONSTRAINTS, EnumSet.of(SizeConstraint.MINIMUM_SIZE, SizeConstraint.PORTS));
        shape.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(Lettering.width(box), Lettering.height(box)));
        shapes.put(box.key(), shape);
        nodeOf.put(box.key(), node);
    }

    private void edge(Stroke stroke) {
        boolean turned = turned(stroke);
        ElkPort from = ElkGraphUtil.createPort(shapes.get(turned ? stroke.to() : stroke.from()));
        ElkPort to = ElkGraphUtil.createPort(shapes.get(turned ? stroke.from() : stroke.to()));
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
        if (!stroke.label().isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(stroke.label(), edge);
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            label.setDimensions(
                    Math.ceil(Lettering.sans(Lettering.cut(stroke.label()), Lettering.TEXT)) + 10, Lettering.LINE + 2);
        }
        edges.add(edge);
        reversed.add(turned);
    }

    /** Whether the layout leads from the stroke's end to its beginning: what is nearer to the wire lies further on. */
    private boolean turned(Stroke stroke) {
        int from = nodeOf.get(stroke.from());
        int to = nodeOf.get(stroke.to());
        if (from == to) {
            return depths.outward(stroke.from(), stroke.to()) == facesBack(from);
        }
        return facesBack(from) == facesBack(to) ? from > to : facesBack(from);
    }

    private boolean facesBack(int node) {
        return node > 0 && node < diagram.nodes().size();
    }

    private Arrangement read() {
        Map<String, Area> areas = new HashMap<>();
        shapes.forEach((key, shape) -> areas.put(key, area(shape)));
        List<Course> courses = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            courses.add(course(edges.get(i), reversed.get(i)));
        }
        return new Arrangement(root.getWidth(), root.getHeight(), areas, courses);
    }

    private static Area area(ElkNode shape) {
        Point origin = origin(shape.getParent());
        return new Area(origin.x() + shape.getX(), origin.y() + shape.getY(), shape.getWidth(), shape.getHeight());
    }

    /** Where the content of a frame is counted from. */
    private static Point origin(ElkNode frame) {
        double x = 0;
        double y = 0;
        for (ElkNode each = frame; each != null && each.getParent() != null; each = each.getParent()) {
            x += each.getX();
            y += each.getY();
        }
        return new Point(x, y);
    }

    private static Course course(ElkEdge edge, boolean reversed) {
        Point origin = origin(edge.getContainingNode());
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(origin.x() + section.getStartX(), origin.y() + section.getStartY()));
            section.getBendPoints()
                    .forEach(bend -> points.add(new Point(origin.x() + bend.getX(), origin.y() + bend.getY())));
            points.add(new Point(origin.x() + section.getEndX(), origin.y() + section.getEndY()));
        }
        if (reversed) {
            Collections.reverse(points);
        }
        Area label = null;
        for (ElkLabel each : edge.getLabels()) {
            label = new Area(origin.x() + each.getX(), origin.y() + each.getY(), each.getWidth(), each.getHeight());
        }
        return new Course(points, label);
    }
}
