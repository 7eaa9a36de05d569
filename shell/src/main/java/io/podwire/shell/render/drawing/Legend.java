package io.podwire.shell.render.drawing;

import io.podwire.api.topology.TopologyEdge.Direction;
import io.podwire.api.topology.TopologyEdge.Kind;
import io.podwire.api.topology.TopologyLink.Role;
import io.podwire.shell.render.drawing.Arrangement.Area;
import io.podwire.shell.render.drawing.Arrangement.Point;
import io.podwire.shell.render.drawing.Diagram.Box;
import io.podwire.shell.render.drawing.Diagram.Stroke;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says what the colors and strokes of a diagram mean; of those that occur in it, and no others. */
final class Legend {

    private static final double SAMPLE = 34;
    private static final double GAP = 22;
    private static final double ROW = 22;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * One meaning.
     *
     * @param role drawn as a box; null: as a stroke
     */
    private record Entry(Role role, Kind kind, Direction direction, String words) {

        double width() {
            return SAMPLE + 8 + Math.ceil(Lettering.sans(words, Lettering.TEXT)) + GAP;
        }
    }

    Legend(Diagram diagram) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        diagram.boxes().map(Box::role).filter(role -> role != null).forEach(roles::add);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        boolean oneWay = false;
        boolean bothWays = false;
        for (Stroke stroke : diagram.strokes()) {
            kinds.add(stroke.kind());
            boolean redirect = stroke.kind() == Kind.REDIRECT;
            oneWay |= redirect && stroke.direction() == Direction.FORTH;
            bothWays |= redirect && stroke.direction() == Direction.BOTH;
        }
        roles.forEach(role -> entries.add(new Entry(role, null, null, words(role))));
        for (Kind kind : kinds) {
            if (kind != Kind.REDIRECT || bothWays) {
                entries.add(new Entry(null, kind, Direction.BOTH, EdgeWords.kind(kind)));
            }
            if (kind == Kind.REDIRECT && oneWay) {
                entries.add(new Entry(null, kind, Direction.FORTH, EdgeWords.kind(kind) + ", one way only"));
            }
        }
    }

    private static String words(Role role) {
        return switch (role) {
            case POD_LINK -> "pod's link";
            case POD_PORT -> "node's end of a pod's cable";
            case CNI_BRIDGE -> "bridge of pods";
            case OVS_BRIDGE -> "switch of Open vSwitch";
            case VTEP -> "tunnel end";
            case MANAGEMENT_PORT -> "node's way to its pods";
            case UPLINK -> "uplink";
            case OTHER -> "other link";
        };
    }

    /** Width of the widest entry. */
    double leastWidth() {
        return entries.stream().mapToDouble(Entry::width).max().orElse(0);
    }

    /** Height in a drawing of that width. */
    double height(double width) {
        return walk(width, (entry, x, y) -> {});
    }

    void draw(Elements elements, double left, double top, double width) {
        walk(width, (entry, x, y) -> draw(elements, entry, left + x, top + y));
    }

    private interface Place {
        void at(Entry entry, double x, double y);
    }

    private double walk(double width, Place place) {
        double x = 0;
        double y = 0;
        for (Entry entry : entries) {
            if (x > 0 && x + entry.width() > width) {
                x = 0;
                y += ROW;
            }
            place.at(entry, x, y);
            x += entry.width();
        }
        return entries.isEmpty() ? 0 : y + ROW;
    }

    private static void draw(Elements elements, Entry entry, double x, double y) {
        if (entry.role() != null) {
            elements.rectangle("link " + Palette.word(entry.role()), new Area(x + 8, y + 3, SAMPLE - 10, 14), 4);
        } else {
            StrokeForms.draw(
                    elements,
                    entry.kind(),
                    entry.direction(),
                    List.of(new Point(x, y + 10), new Point(x + SAMPLE, y + 10)));
        }
        elements.text("quiet", x + SAMPLE + 8, y + 14, entry.words());
    }
}
