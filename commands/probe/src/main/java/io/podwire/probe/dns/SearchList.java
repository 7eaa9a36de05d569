package io.podwire.probe.dns;

import io.podwire.api.probe.DnsSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The names that a resolver tries for one that was typed, in their order (resolv.conf(5): search, ndots; {@code __res_context_search} of
 * glibc).
 *
 * @param names to try until one is there
 * @param wholeFirst the first is the name as it was typed
 */
record SearchList(List<DomainName> names, boolean wholeFirst) {

    /** As a domain of the list it makes the name as it was typed, in that place and not once more at the end. */
    private static final String ROOT = ".";

    SearchList {
        names = List.copyOf(names);
    }

    /** The name as it was typed: all others are longer. */
    DomainName typed() {
        return Collections.min(names, Comparator.comparingInt(DomainName::dots));
    }

    /**
     * Expands a name.
     *
     * @param typed with a dot at its end it is asked as it is, and nothing else is tried
     */
    static SearchList of(String typed, DnsSettings settings) {
        DomainName name = DomainName.parse(typed);
        if (typed.endsWith(".") || settings.search().isEmpty()) {
            return new SearchList(List.of(name), true);
        }
        boolean wholeFirst = name.dots() >= settings.ndots();
        List<DomainName> all = new ArrayList<>();
        if (wholeFirst) {
            all.add(name);
        }
        for (String domain : settings.search()) {
            DomainName tried = domain.equals(ROOT) ? name : DomainName.parseOrNull(name + domain);
            if (tried == null) {
                // one that would be too long ends the list
                break;
            }
            all.add(tried);
        }
        if (!wholeFirst && !all.contains(name)) {
            all.add(name);
        }
        return new SearchList(all, wholeFirst);
    }
}
