package io.podwire.probe.dns;

import io.podwire.api.probe.DnsSettings;
import io.podwire.api.probe.HostsEntry;
import io.podwire.probe.dns.ServerCheck.Candidate;
import io.podwire.probe.verdict.Language;
import java.time.Duration;
import java.util.List;

/**
 * All that is known before the first question leaves.
 *
 * @param asked the name as the user wrote it
 * @param place whose resolver it is
 * @param settings of that resolver, with what the user wants otherwise
 * @param hosts what the place's hosts file has for the name; null for nothing
 * @param list names to try
 * @param types asked of each
 * @param servers asked, in their order; at least one
 * @param candidates asked by themselves afterwards
 * @param cluster around the place
 * @param checkTimeout how long each of those is waited for
 * @param language of the verdict
 */
record Inquiry(
        String asked,
        String place,
        DnsSettings settings,
        HostsEntry hosts,
        SearchList list,
        List<Integer> types,
        List<Server> servers,
        List<Candidate> candidates,
        Cluster cluster,
        Duration checkTimeout,
        Language language) {

    Inquiry {
        types = List.copyOf(types);
        servers = List.copyOf(servers);
        candidates = List.copyOf(candidates);
    }

    /**
     * Each server by itself.
     *
     * @param answered the name that a server answered, which all should; null: the name as it was typed, which none need know
     */
    ServerCheck check(DomainName answered) {
        return new ServerCheck(
                candidates, new Question(answered == null ? list.typed() : answered, types.get(0)), checkTimeout);
    }
}
