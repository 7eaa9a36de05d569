package io.podwire.shell.live;

import io.podwire.api.command.Observed;
import io.podwire.api.command.Session;
import io.podwire.api.error.PodwireException;
import io.podwire.api.host.Host;
import io.podwire.api.host.LiveNames.Name;
import io.podwire.api.host.LiveNames.Names;
import io.podwire.api.host.Network;
import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.IpAddress;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads the names of a host once. What can't be read is left out: completion is no place for errors. */
class NameReader {

    private static final int SHORT_ID = 12;

    private final Supplier<Session> session;

    /** @param session opened for each reading */
    NameReader(Supplier<Session> session) {
        this.session = session;
    }

    /** All names. */
    Names names() {
        Host host = session.get().host();
        List<Pod> pods = orNone(() -> host.pods().items());
        List<Netns> netnses = orNone(() -> host.netnsesInUse().items());
        Map<Long, String> labels = new HashMap<>();
        pods.stream()
                .filter(pod -> pod.netns() != null && !pod.hostNetwork())
                .forEach(pod -> labels.put(pod.netns(), pod.label()));
        return new Names(
                pods(pods),
                links(orNone(() -> readOwn(host))),
                named(netnses, labels),
                orNone(() -> addresses(host, netnses, labels)),
                containers(pods));
    }

    /** Names of the links of a place; null: the host's own. */
    List<Name> links(TargetRef in) {
        Session asked = session.get();
        Host host = asked.host();
        return links(orNone(() -> {
            if (in == null) {
                return readOwn(host);
            }
            try (Network network = host.enter(asked.resolve(in).netns())) {
                return network.links();
            }
        }));
    }

    private static <T> List<T> orNone(Supplier<List<T>> read) {
        try {
            return read.get();
        } catch (PodwireException refused) {
            return List.of();
        }
    }

    private static List<Link> readOwn(Host host) {
        try (Network network = host.enter(host.own())) {
            return network.links();
        }
    }

    private static List<Name> pods(List<Pod> pods) {
        Map<String, String> names = new TreeMap<>();
        pods.forEach(pod -> names.put(pod.label(), pod.hostNetwork() ? "in the host's network" : ""));
        return bounded(names);
    }

    private static List<Name> links(List<Link> links) {
        Map<String, String> names = new TreeMap<>();
        links.forEach(link -> names.put(link.name(), link.kind().kind()));
        return bounded(names);
    }

    private static List<Name> named(List<Netns> netnses, Map<Long, String> labels) {
        Map<String, String> names = new TreeMap<>();
        netnses.forEach(netns -> netns.names().forEach(name -> names.put(name, about(netns, labels))));
        return bounded(names);
    }

    private static List<Name> addresses(Host host, List<Netns> netnses, Map<Long, String> labels) {
        Map<String, String> names = new TreeMap<>();
        for (Observed<List<Address>> read : host.visit(netnses, Network::addresses)) {
            for (Address address : read.known() ? read.value() : List.<Address>of()) {
                IpAddress value = address.address().address();
                if (!value.loopback() && !value.linkLocal()) {
                    names.put(value.toString(), labels.getOrDefault(address.netns(), read.subject()));
                }
            }
        }
        return bounded(names);
    }

    private static String about(Netns netns, Map<Long, String> labels) {
        return labels.getOrDefault(netns.inode(), "");
    }

    private static List<Name> containers(List<Pod> pods) {
        Map<String, String> names = new TreeMap<>();
        for (Pod pod : pods) {
            if (pod.sandbox() != null) {
                names.put(shortId(pod.sandbox()), pod.label());
            }
            for (Container container : pod.containers()) {
                names.put(
                        shortId(container.id()),
                        container.name() == null ? pod.label() : pod.label() + " " + container.name());
            }
        }
        return bounded(names);
    }

    private static String shortId(String id) {
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    private static List<Name> bounded(Map<String, String> names) {
        List<Name> all = new ArrayList<>(Math.min(names.size(), Names.MOST));
        for (Map.Entry<String, String> one : names.entrySet()) {
            if (all.size() == Names.MOST) {
                break;
            }
            all.add(new Name(one.getKey(), one.getValue()));
        }
        return all;
    }
}
