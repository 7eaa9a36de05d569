package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.shell.render.drawing.Arrangement.Point;
import java.util.List;

/** Draws what leads from one link to another: each kind by a form of its own, so that a print without colors says it too. */
final class StrokeForms {

    private StrokeForms() {}

    static void draw(Elements elements, Kind kind, Direction direction, List<Point> points) {
        String word = Palette.word(kind);
        elements.line(word, points);
        if (kind == Kind.OVS_PATCH) {
            elements.line("ovs-patch-core", points);
        }
        double size = kind == Kind.TUNNEL ? 16 : 9;
        int last = points.size() - 1;
        if (kind == Kind.REDIRECT || direction == Direction.FORTH) {
            elements.head(word, points.get(last - 1), points.get(last), size);
        }
        if (kind == Kind.REDIRECT && direction == Direction.BOTH) {
            elements.head(word, points.get(1), points.get(0), size);
        }
    }
}
