package io.podwire.probe.dns;

import io.podwire.api.command.Answer;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.pod.ServiceEndpoint;
import io.podwire.probe.dns.ServerCheck.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who is asked by itself: each server, and behind those that are Services each endpoint, by the node's own rules. */
final class Candidates {

    /** More than any cluster's DNS has; each is sent two questions at once, and podwire is a guest. */
    private static final int MOST_ENDPOINTS = 20;

    private Candidates() {}

    /** @param services as the node's rules have them */
    static List<Candidate> of(List<Server> servers, Answer<ServiceAddress> services) {
        List<Candidate> all = new ArrayList<>();
        for (Server server : servers.stream().distinct().toList()) {
            SortedSet<ServiceEndpoint> endpoints = new TreeSet<>();
            String name = null;
            for (ServiceAddress service : services.items()) {
                // its ports for UDP and for TCP have endpoints of their own, which are the same pods
                if (service.address().equals(server.address()) && service.number() == server.port()) {
                    name = service.namespace() + "/" + service.name();
                    endpoints.addAll(service.endpoints());
                }
            }
            String service = name;
            all.add(new Candidate(server, service, false));
            endpoints.stream()
                    .limit(MOST_ENDPOINTS)
                    .map(endpoint -> new Candidate(new Server(endpoint.address(), endpoint.number()), service, true))
                    .forEach(all::add);
        }
        return all;
    }
}
