package io.podwire.catalog.survey;

import io.podwire.analysis.place.Cabling;
import io.podwire.analysis.place.NetnsFacts;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Observed;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Host;
import io.podwire.api.host.Network;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads namespaces one after the other, lets go of each at once, and finds out which namespace each nsid means. */
final class NamespaceReader {

    private final Host host;
    private final List<Netns> netnses;
    private final Netns own;
    private final List<Gap> gaps;
    private final Beside beside;

    /**
     * @param gaps takes what could not be read
     * @param beside reads more of each namespace whose links are read
     */
    NamespaceReader(Host host, List<Netns> netnses, List<Gap> gaps, Beside beside) {
        this.beside = beside;
        this.host = host;
        this.netnses = netnses;
        this.gaps = gaps;
        this.own = netnses.stream()
                .filter(Netns::host)
                .findFirst()
                .orElseThrow(() -> new NotFound("/proc/self/ns/net: the host's own network namespace can't be seen"));
    }

    /** Links and addresses of the host's own network, and the ids it has for others. */
    NetnsFacts readOwn() {
        Map<Integer, Long> nsids = new HashMap<>();
        for (Netns netns : netnses) {
            if (netns.nsid() != null && !netns.host()) {
                nsids.put(netns.nsid(), netns.inode());
            }
        }
        try (Network network = host.enter(own)) {
            NetnsFacts facts = new NetnsFacts(own, network.links(), network.addresses(), nsids);
            beside.read(network, facts);
            return facts;
        }
    }

    /** Links and addresses of every other namespace that can be read. */
    List<NetnsFacts> readOthers() {
        return visit(others(), this::read);
    }

    /** Only the addresses of every other namespace that can be read: a third of the work. */
    List<NetnsFacts> readAddressesOfOthers() {
        return visit(others(), network -> new NetnsFacts(network.netns(), List.of(), network.addresses(), Map.of()));
    }

    /** Nothing of every other namespace but that it is there. */
    List<NetnsFacts> nameOthers() {
        return others().stream()
                .map(netns -> new NetnsFacts(netns, List.of(), List.of(), Map.of()))
                .toList();
    }

    /** Links and addresses of one; null where it can't be read. */
    NetnsFacts readOrGap(Netns netns) {
        List<NetnsFacts> read = visit(List.of(netns), this::read);
        return read.isEmpty() ? null : read.get(0);
    }

    private List<Netns> others() {
        return netnses.stream().filter(netns -> !netns.host()).toList();
    }

    private List<NetnsFacts> visit(List<Netns> some, Function<Network, NetnsFacts> read) {
        List<NetnsFacts> facts = new ArrayList<>();
        for (Observed<NetnsFacts> observed : host.visit(some, read)) {
            if (observed.known()) {
                facts.add(observed.value());
            } else {
                gaps.add(observed.gap());
            }
        }
        return facts;
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
        NetnsFacts facts = new NetnsFacts(network.netns(), links, network.addresses(), nsids);
        beside.read(network, facts);
        return facts;
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

    /** True where every id that the links name is known. */
    static boolean complete(NetnsFacts facts) {
        return facts.nsids().keySet().containsAll(foreignIds(facts.links()));
    }

    /**
     * The facts with the ids of cables between two namespaces that are both not the host's: asked only for namespaces whose links'
     * indexes fit. For a tunnel none can be left out: it names the namespace of its socket, and no link there.
     */
    NetnsFacts withForeignIds(NetnsFacts facts, List<NetnsFacts> all) {
        if (facts.netns().host() || complete(facts)) {
            return facts;
        }
        Map<Integer, Long> nsids = new HashMap<>(facts.nsids());
        Observed<Boolean> asked = Observed.of("netns/" + facts.netns().inode(), () -> {
            try (Network network = host.enter(facts.netns())) {
                Set<Integer> unknown = foreignIds(facts.links());
                unknown.removeAll(nsids.keySet());
                for (Netns candidate : candidates(facts, all)) {
                    if (unknown.isEmpty()) {
                        break;
                    }
                    Integer id = idIfThere(network, candidate);
                    unknown.remove(id);
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

    /** A namespace that went since it was read has no id any more, and hinders no other. */
    private static Integer idIfThere(Network network, Netns candidate) {
        try {
            return network.nsidOf(candidate);
        } catch (NotFound gone) {
            return null;
        }
    }

    private static List<Netns> candidates(NetnsFacts facts, List<NetnsFacts> all) {
        List<Netns> candidates = new ArrayList<>();
        boolean anywhere = facts.links().stream().anyMatch(link -> namesOnlyANetns(link, facts));
        for (NetnsFacts other : all) {
            boolean fits = anywhere || facts.links().stream().anyMatch(link -> mayLeadTo(link, other));
            if (other.netns().inode() != facts.netns().inode() && fits) {
                candidates.add(other.netns());
            }
        }
        return candidates;
    }

    /** A tunnel that was moved: its IFLA_LINK is its own index, or that of a device the socket is bound to. */
    private static boolean namesOnlyANetns(Link link, NetnsFacts facts) {
        return link.parentNetnsId() != null
                && !Cabling.isCable(link)
                && !facts.nsids().containsKey(link.parentNetnsId());
    }

    private static boolean mayLeadTo(Link link, NetnsFacts other) {
        if (link.parentNetnsId() == null || link.parent() == null) {
            return false;
        }
        for (Link far : other.links()) {
            boolean backAgain = far.parent() != null && far.parent() == link.index();
            if (far.index() == link.parent() && backAgain) {
                return true;
            }
        }
        return false;
    }
}
