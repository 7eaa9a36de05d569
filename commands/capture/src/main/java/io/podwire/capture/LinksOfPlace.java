package io.podwire.capture;

import io.podwire.api.capture.CaptureRequest.Point;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Link;
import io.podwire.packets.line.LinkNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Names of a place's links by their index, for frames of {@code any}: their headers have only the number. Asked when a number comes that is
 * not known, since links come and go; one that stays unknown is asked for once.
 */
final class LinksOfPlace implements LinkNames {

    private final Session session;
    private final Supplier<List<Point>> points;
    private final Map<Integer, String> names = new HashMap<>();

    LinksOfPlace(Session session, Supplier<List<Point>> points) {
        this.session = session;
        this.points = points;
    }

    @Override
    public String of(int index) {
        if (!names.containsKey(index)) {
            ask();
            names.putIfAbsent(index, null);
        }
        return names.get(index);
    }

    private void ask() {
        List<Point> where = points.get();
        if (where.size() != 1) {
            // An index says nothing without its namespace.
            return;
        }
        try {
            for (Link link : LinkList.links(session, where.get(0).in())) {
                names.put(link.index(), link.name());
            }
        } catch (PodwireException e) {
            session.note("names of links: " + e.getMessage());
        }
    }
}
