package io.podwire.analysis.place;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import java.util.List;
import java.util.Map;

/**
 * What was read in one network namespace.
 *
 * @param netns which
 * @param links all of its links; empty where they were not asked for
 * @param addresses all of its addresses; empty where they were not asked for
 * @param nsids inodes of the namespaces that this one has ids for, as far as they were asked
 */
public record NetnsFacts(Netns netns, List<Link> links, List<Address> addresses, Map<Integer, Long> nsids) {

    public NetnsFacts {
        links = List.copyOf(links);
        addresses = List.copyOf(addresses);
        nsids = Map.copyOf(nsids);
    }
}
