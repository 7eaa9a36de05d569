package io.podwire.catalog.survey;

import io.podwire.analysis.place.NetnsFacts;
import io.podwire.analysis.place.NodeFacts;
import io.podwire.analysis.place.Places;
import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.command.Need;
import io.podwire.api.host.Host;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.TargetRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was read to say which thing is where on a node: the links and addresses of network namespaces, the pods, and Open vSwitch's
 * ports. Each namespace is let go as soon as it was read; one that can't be read leaves a gap.
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
        return new Reading(host).everything();
    }

    /**
     * Reads enough to answer for one target: on a node with a thousand namespaces an address takes a third of the whole, and a
     * name takes next to nothing. The places it leads to are as in a whole survey; what else is on the node may be missing.
     *
     * @throws io.podwire.api.error.NotPermitted as {@link #of}
     */
    public static Survey toward(Host host, TargetRef target) {
        return new Reading(host).toward(target);
    }

    /** One survey while it is made. */
    private static final class Reading {

        private final Host host;
        private final List<Gap> gaps = new ArrayList<>();
        private final NamespaceReader reader;
        private final List<Pod> pods;
        private final List<OvsBridge> bridges;
        private final boolean ovsUnknown;
        private final NetnsFacts own;

        Reading(Host host) {
            host.require(Need.NETNS);
            this.host = host;
            Answer<Netns> netnses = host.netnses();
            Answer<Pod> known = host.pods();
            Answer<OvsBridge> ovs = host.ovs();
            gaps.addAll(netnses.gaps());
            gaps.addAll(known.gaps());
            gaps.addAll(ovs.gaps());
            pods = known.items();
            bridges = ovs.items();
            ovsUnknown = !ovs.gaps().isEmpty();
            reader = new NamespaceReader(host, netnses.items(), gaps);
            own = reader.readOwn();
        }

        private Survey survey(List<NetnsFacts> read) {
            return new Survey(new NodeFacts(host.facts().name(), read, pods, bridges, ovsUnknown), gaps);
        }

        private List<NetnsFacts> withOwn(List<NetnsFacts> others) {
            List<NetnsFacts> all = new ArrayList<>();
            all.add(own);
            all.addAll(others);
            return all;
        }

        Survey everything() {
            List<NetnsFacts> read = withOwn(reader.readOthers());
            read.replaceAll(facts -> reader.withForeignIds(facts, read));
            return survey(read);
        }

        Survey toward(TargetRef target) {
            List<NetnsFacts> first = switch (target.form()) {
                case MAC -> null;
                case ADDRESS -> withOwn(reader.readAddressesOfOthers());
                default -> withOwn(reader.nameOthers());
            };
            if (first == null) {
                return everything();
            }
            Set<Long> meant = behindLinkCalled(target.value());
            meant.addAll(new Places(survey(first).facts()).destinations(target));
            meant.remove(own.netns().inode());
            for (Long inode : meant) {
                if (!readWhole(inode, first)) {
                    return everything();
                }
            }
            Survey narrow = survey(first);
            return new Places(narrow.facts()).destinations(target).isEmpty() ? everything() : narrow;
        }

        /** The namespaces that the host's links of that name lead to. */
        private Set<Long> behindLinkCalled(String name) {
            Set<Long> inodes = new HashSet<>();
            for (Link link : own.links()) {
                boolean called =
                        link.name().equals(name) || link.alternativeNames().contains(name);
                Long inode = called ? own.nsids().get(link.parentNetnsId()) : null;
                if (inode != null) {
                    inodes.add(inode);
                }
            }
            return inodes;
        }

        /** Reads one namespace in full, in its place; false where that is not enough to know all its cables' other ends. */
        private boolean readWhole(Long inode, List<NetnsFacts> facts) {
            for (int i = 0; i < facts.size(); i++) {
                if (facts.get(i).netns().inode() == inode) {
                    NetnsFacts whole = reader.readOrGap(facts.get(i).netns());
                    if (whole == null || !NamespaceReader.complete(whole)) {
                        return false;
                    }
                    facts.set(i, whole);
                }
            }
            return true;
        }
    }
}
