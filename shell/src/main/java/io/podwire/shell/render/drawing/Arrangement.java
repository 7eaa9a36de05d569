package io.podwire.shell.render.drawing;

import java.util.List;
import java.util.Map;

/**
 * Where everything of a diagram lies, in SVG's user units from its upper left corner.
 *
 * @param width of all
 * @param height of all
 * @param areas of nodes, places and boxes by their keys
 * @param courses of the diagram's strokes, in their order
 */
record Arrangement(double width, double height, Map<String, Area> areas, List<Course> courses) {

    Arrangement {
        areas = Map.copyOf(areas);
        courses = List.copyOf(courses);
    }

    /** A rectangle. */
    record Area(double x, double y, double width, double height) {}

    /** A point. */
    record Point(double x, double y) {}

    /**
     * A stroke's way.
     *
     * @param points at least two
     * @param label where its label lies; null where it has none
     */
    record Course(List<Point> points, Area label) {
        Course {
            points = List.copyOf(points);
        }
    }
}
