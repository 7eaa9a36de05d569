package io.podwire.analysis.cni;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.Route;
import io.podwire.api.value.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the host's own network tells of its plug-ins.
 *
 * @param links names of its links
 * @param used destinations of the routes that leave by each link, those of table local left out
 * @param prefixes of its own addresses, with the link that has each
 */
public record NodeNetwork(List<String> links, Map<String, List<Cidr>> used, Map<String, List<Cidr>> prefixes) {

    /** From what the kernel says. */
    public static NodeNetwork of(List<Link> links, List<Route> routes, List<Address> addresses) {
        Map<String, List<Cidr>> used = new HashMap<>();
        for (Route route : routes) {
            // Every link that is up has fe80::/64 and ff00::/8: these say nothing of traffic.
            boolean everywhere = route.destination().address().linkLocal()
                    || route.type().equals("multicast")
                    || "local".equals(route.tableName());
            if (!everywhere) {
                route.nextHops().forEach(hop -> add(used, hop.link(), route.destination()));
            }
        }
        Map<String, List<Cidr>> prefixes = new HashMap<>();
        addresses.forEach(address -> add(prefixes, address.link(), address.address()));
        return new NodeNetwork(links.stream().map(Link::name).toList(), used, prefixes);
    }

    private static void add(Map<String, List<Cidr>> lists, String link, Cidr prefix) {
        if (link != null) {
            lists.computeIfAbsent(link, l -> new ArrayList<>()).add(prefix);
        }
    }
}
