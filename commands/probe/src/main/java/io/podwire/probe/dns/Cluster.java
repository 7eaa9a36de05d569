package io.podwire.probe.dns;

import io.podwire.api.pod.Pod;
import io.podwire.api.pod.ServiceAddress;
import io.podwire.api.value.IpAddress;
import java.util.List;

/**
 * What is known of the cluster around the place that asks, by which its settings can be judged.
 *
 * @param namespace of the pod; null where it is no pod
 * @param services as the node's rules have them
 */
record Cluster(String namespace, List<ServiceAddress> services) {

    private static final String SYSTEM = "kube-system";
    private static final String SERVICES = ".svc.";

    /** Nothing is known. */
    static final Cluster UNKNOWN = new Cluster(null, List.of());

    Cluster {
        services = List.copyOf(services);
    }

    /** @param pod the place's; null where it is none */
    static Cluster of(Pod pod, List<ServiceAddress> services) {
        return new Cluster(pod == null ? null : pod.namespace(), services);
    }

    /** The Service that pods should ask instead of an address that is nobody's; null where it is not clear that there is one. */
    ServiceAddress dnsInsteadOf(IpAddress server) {
        boolean known = services.stream().anyMatch(service -> service.address().equals(server));
        // a cache of the node's own has an address of the link (169.254.20.10), and is no Service
        if (namespace == null || known || server.linkLocal() || server.loopback()) {
            return null;
        }
        List<ServiceAddress> dns = services.stream()
                .filter(service -> service.number() == Server.USUAL_PORT
                        && service.protocol().equals("udp")
                        && service.address().v6() == server.v6())
                .toList();
        return dns.stream()
                .filter(service -> service.namespace().equals(SYSTEM))
                .findFirst()
                .orElse(dns.size() == 1 ? dns.get(0) : null);
    }

    /**
     * The namespace whose Services a search list finds by their short names, where it is not the pod's own; null where it is, or the list is
     * not of that kind.
     */
    String strangeNamespace(List<String> search) {
        if (namespace == null || search.stream().anyMatch(domain -> domain.startsWith(namespace + SERVICES))) {
            return null;
        }
        return search.stream()
                .filter(domain -> domain.indexOf(SERVICES) > 0)
                .map(domain -> domain.substring(0, domain.indexOf(SERVICES)))
                .findFirst()
                .orElse(null);
    }
}
