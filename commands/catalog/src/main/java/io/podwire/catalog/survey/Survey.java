package io.podwire.catalog.survey;

import io.podwire.analysis.place.Cabling;
import io.podwire.analysis.place.NetnsFacts;
import io.podwire.analysis.place.NodeFacts;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Need;
import io.podwire.api.command.Observed;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what is needed to say which thing is where on a node: the links and addresses of every network namespace, the pods, and
 * Open vSwitch's ports. Each namespace is let go as soon as it was read; one that can't be read leaves a gap.
 *
 * @param facts what was read
 * @param gaps what was not
 */
public record Survey(NodeFacts facts, List<Gap> gaps) {

    public Survey {
        gaps = List.copyOf(gaps);
    }

    /**
     * Reads everything.
     *
     * @throws io.podwire.api.error.NotPermitted where podwire may not enter other namespaces: half a survey would answer "nothing
     *     has this address" where it could not look
     */
    public static Survey of(Host host) {
        host.require(Need.NETNS);
        Answer<Netns> netnses = host.netnses();
        Answer<Pod> pods = host.pods();
        Answer<OvsBridge> ovs = host.ovs();
        List<Gap> gaps = new ArrayList<>(netnses.gaps());
        gaps.addAll(pods.gaps());
        gaps.addAll(ovs.gaps());
        List<NetnsFacts> read = new NamespaceReader(host, netnses.items()).readAll(gaps);
        boolean ovsUnknown = !ovs.gaps().isEmpty();
        NodeFacts facts = new NodeFacts(host.facts().name(), read, pods.items(), ovs.items(), ovsUnknown);
        return new Survey(facts, gaps);
    }

    /** Reads one namespace after the other, and then finds out which namespace each nsid means. */
    private static final class NamespaceReader {

        private final Host host;
        private final List<Netns> netnses;
        private final Netns own;

        NamespaceReader(Host host, List<Netns> netnses) {
            this.host = host;
            this.netnses = netnses;
            this.own = netnses.stream()
                    .filter(Netns::host)
                    .findFirst()
                    .orElseThrow(
                            () -> new NotFound("/proc/self/ns/net: the host's own network namespace can't be seen"));
        }

        List<NetnsFacts> readAll(List<Gap> gaps) {
            Map<Long, NetnsFacts> read = new LinkedHashMap<>();
            read.put(own.inode(), readOwn());
            List<Netns> others = netnses.stream().filter(n -> !n.host()).toList();
            for (Observed<NetnsFacts> observed : host.visit(others, this::read)) {
                if (observed.known()) {
                    read.put(observed.value().netns().inode(), observed.value());
                } else {
                    gaps.add(observed.gap());
                }
            }
            List<NetnsFacts> facts = new ArrayList<>(read.values());
            facts.replaceAll(one -> withForeignIds(one, facts, gaps));
            return facts;
        }

        private NetnsFacts readOwn() {
            Map<Integer, Long> nsids = new HashMap<>();
            for (Netns netns : netnses) {
                if (netns.nsid() != null && !netns.host()) {
                    nsids.put(netns.nsid(), netns.inode());
                }
            }
            try (Network network = host.enter(own)) {
                return new NetnsFacts(own, network.links(), network.addresses(), nsids);
            }
        }

        private NetnsFacts read(Network network) {
            List<Link> links = network.links();
            Map<Integer, Long> nsids = new HashMap<>();
            if (!foreignIds(links).isEmpty()) {
                Integer idOfHost = network.nsidOf(own);
                if (idOfHost != null) {
                    nsids.put(idOfHost, own.inode());
                }
            }
            return new NetnsFacts(network.netns(), links, network.addresses(), nsids);
        }

        private static Set<Integer> foreignIds(List<Link> links) {
            Set<Integer> ids = new HashSet<>();
            for (Link link : links) {
                if (link.parentNetnsId() != null) {
                    ids.add(link.parentNetnsId());
                }
            }
            return ids;
        }

        /** Cables between two namespaces that are both not the host's: ask only for namespaces whose links' indexes fit. */
        private NetnsFacts withForeignIds(NetnsFacts facts, List<NetnsFacts> all, List<Gap> gaps) {
            Set<Integer> open = foreignIds(facts.links());
            open.removeAll(facts.nsids().keySet());
            if (open.isEmpty()) {
                return facts;
            }
            Map<Integer, Long> nsids = new HashMap<>(facts.nsids());
            Observed<Boolean> asked = Observed.of("netns/" + facts.netns().inode(), () -> {
                try (Network network = host.enter(facts.netns())) {
                    for (Netns candidate : candidates(facts, all)) {
                        Integer id = network.nsidOf(candidate);
                        if (id != null) {
                            nsids.put(id, candidate.inode());
                        }
                    }
                }
                return true;
            });
            if (!asked.known()) {
                gaps.add(asked.gap());
            }
            return new NetnsFacts(facts.netns(), facts.links(), facts.addresses(), nsids);
        }

        private static List<Netns> candidates(NetnsFacts facts, List<NetnsFacts> all) {
            List<Netns> candidates = new ArrayList<>();
            for (NetnsFacts other : all) {
                if (other != facts && facts.links().stream().anyMatch(link -> mayLeadTo(link, other))) {
                    candidates.add(other.netns());
                }
            }
            return candidates;
        }

        private static boolean mayLeadTo(Link link, NetnsFacts other) {
            if (link.parentNetnsId() == null || link.parent() == null) {
                return false;
            }
            for (Link far : other.links()) {
                boolean backAgain = far.parent() != null && far.parent() == link.index();
                if (far.index() == link.parent() && (backAgain || !Cabling.isCable(link))) {
                    return true;
                }
            }
            return false;
        }
    }
}
