package io.podwire.catalog;

import io.podwire.api.command.Nearest;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Network;
import io.podwire.api.net.Link;
import io.podwire.api.value.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds links by the names a user gives them. */
final class Named {

    private Named() {}

    /** True for the link's name or one of its alternative names. */
    static boolean is(Link link, String name) {
        return link.name().equals(name) || link.alternativeNames().contains(name);
    }

    /**
     * The ifindex of the link of that name.
     *
     * @throws NotFound where there is none, with the names most like it
     */
    static int indexOf(String name, List<Link> links) {
        for (Link link : links) {
            if (is(link, name)) {
                return link.index();
            }
        }
        throw new NotFound("no link '" + Printable.of(name) + "' there"
                + Nearest.question(name, links.stream().map(Link::name).toList()));
    }

    /**
     * Tells of an ifindex whether it is the link that was asked for; takes all where none was.
     *
     * @throws NotFound where the network has no link of that name
     */
    static Predicate<Integer> wanted(Optional<String> name, Network network) {
        if (name.isEmpty()) {
            return index -> true;
        }
        Integer wanted = indexOf(name.get(), network.links());
        return wanted::equals;
    }
}
