package io.podwire.engine.capture;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.FramePoint;
import io.podwire.api.net.Link;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.List;

/** Which link a point means. */
final class LinkChoice {

    /** The name that stands for all links of a namespace. */
    static final String ANY = "any";

    private static final int MOST_NAMED = 12;

    private LinkChoice() {}

    /**
     * Looks it up by name, by one of its other names, or takes the first that is up and no loopback.
     *
     * @param links of its namespace, by ifindex
     * @return null for all of them
     * @throws NotFound where there is none; the hint holds the nearest names
     */
    static Link of(List<Link> links, FramePoint point) {
        String asked = point.link();
        if (asked == null) {
            return usual(links, point);
        }
        if (asked.equals(ANY)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (Link link : links) {
            if (link.name().equals(asked) || link.alternativeNames().contains(asked)) {
                return link;
            }
            names.add(Printable.of(link.name()));
        }
        throw new NotFound(
                Printable.of(point.place().asked()) + ": there is no link " + Printable.of(asked)
                        + Nearest.question(asked, names),
                "try:   " + some(names) + ", any");
    }

    private static String some(List<String> names) {
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + ", … (" + names.size() + " links)";
    }

    private static Link usual(List<Link> links, FramePoint point) {
        Link loopback = null;
        for (Link link : links) {
            if (link.up() && !link.flags().contains("LOOPBACK")) {
                return link;
            }
            loopback = link.up() && loopback == null ? link : loopback;
        }
        if (loopback == null) {
            throw new NotFound(
                    Printable.of(point.place().asked()) + ": no link is up there", "try:   -i any, or -i NAME");
        }
        return loopback;
    }
}
