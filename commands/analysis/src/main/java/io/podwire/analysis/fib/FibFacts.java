package io.podwire.analysis.fib;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.Route;
import io.podwire.api.net.Rule;
import java.util.List;
import java.util.function.Function;

/**
 * What decides how a namespace sends.
 *
 * @param rules of both families, by priority
 * @param routes of all tables, in the kernel's order
 * @param links of the namespace
 * @param addresses in the kernel's order
 * @param sysctl value of a setting by its name with slashes; null where it is not known
 */
public record FibFacts(
        List<Rule> rules,
        List<Route> routes,
        List<Link> links,
        List<Address> addresses,
        Function<String, String> sysctl) {

    public FibFacts {
        rules = List.copyOf(rules);
        routes = List.copyOf(routes);
        links = List.copyOf(links);
        addresses = List.copyOf(addresses);
    }

    /** The link of that ifindex, or null. */
    Link link(Integer index) {
        for (Link link : links) {
            if (index != null && link.index() == index) {
                return link;
            }
        }
        return null;
    }

    /** Index of the link of that name, or null. */
    Integer indexOf(String name) {
        for (Link link : links) {
            if (link.name().equals(name)) {
                return link.index();
            }
        }
        return null;
    }

    /** True for a setting that is there and not 0. */
    boolean on(String setting) {
        String value = sysctl.apply(setting);
        return value != null && !value.strip().equals("0");
    }
}
