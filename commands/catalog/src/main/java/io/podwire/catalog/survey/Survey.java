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
import io.podwire.api.value.TargetRef.Form;
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
        return of(host, Beside.NOTHING);
    }

    /**
     * Reads everything, and more of each namespace while it is open.
     *
     * @throws io.podwire.api.error.NotPermitted as {@link #of(Host)}
     */
    public static Survey of(Host host, Beside beside) {
        return Reading.start(host, beside).everything();
    }

    /**
     * Reads enough to answer for one target: on a node with a thousand namespaces an address takes a third of the whole, and a
     * name takes next to nothing. The places it leads to are as in a whole survey, with one exception: once something answers,
     * namespaces that nothing but an open descriptor holds are not looked for.
     *
     * @throws io.podwire.api.error.NotPermitted as {@link #of(Host)}
     */
    public static Survey toward(Host host, TargetRef target) {
        Reading reading = Reading.start(host, Beside.NOTHING);
        Survey narrow = target.form() == Form.MAC ? null : reading.toward(target);
        return narrow == null ? reading.everything() : narrow;
    }

    /**
     * One survey while it is made.
     *
     * @param host that is read
     * @param pods of it
     * @param ovs of it
     * @param beside reads more of each namespace
     */
    private record Reading(Host host, Answer<Pod> pods, Answer<OvsBridge> ovs, Beside beside) {

        static Reading start(Host host, Beside beside) {
            host.require(Need.NETNS);
            return new Reading(host, host.pods(), host.ovs(), beside);
        }

        Survey everything() {
            List<Gap> gaps = new ArrayList<>();
            NamespaceReader reader = reader(host.netnses(), gaps);
            List<NetnsFacts> read = new ArrayList<>(List.of(reader.readOwn()));
            read.addAll(reader.readOthers());
            read.replaceAll(facts -> reader.withForeignIds(facts, read));
            return new Survey(facts(read), gaps);
        }

        private NamespaceReader reader(Answer<Netns> netnses, List<Gap> gaps) {
            gaps.addAll(netnses.gaps());
            gaps.addAll(pods.gaps());
            gaps.addAll(ovs.gaps());
            return new NamespaceReader(host, netnses.items(), gaps, beside);
        }

        private NodeFacts facts(List<NetnsFacts> read) {
            return new NodeFacts(
                    host.facts().name(),
                    read,
                    pods.items(),
                    ovs.items(),
                    !ovs.gaps().isEmpty());
        }

        /** Null where nothing answers, or where more must be read to know all ends of the cables. */
        Survey toward(TargetRef target) {
            List<Gap> gaps = new ArrayList<>();
            NamespaceReader reader = reader(host.netnsesInUse(), gaps);
            NetnsFacts own = reader.readOwn();
            List<NetnsFacts> read = new ArrayList<>(List.of(own));
            read.addAll(target.form() == Form.ADDRESS ? reader.readAddressesOfOthers() : reader.nameOthers());
            Set<Long> meant = behindLinkCalled(target.value(), own);
            meant.addAll(new Places(facts(read)).destinations(target));
            meant.remove(own.netns().inode());
            for (Long inode : meant) {
                if (!readWhole(inode, read, reader)) {
                    return null;
                }
            }
            NodeFacts facts = facts(read);
            return new Places(facts).destinations(target).isEmpty() ? null : new Survey(facts, gaps);
        }

        /** The namespaces that the host's links of that name lead to. */
        private static Set<Long> behindLinkCalled(String name, NetnsFacts own) {
            Set<Long> inodes = new HashSet<>();
            for (Link link : own.links()) {
                boolean called =
                        link.name().equals(name) || link.alternativeNames().contains(name);
                Long inode =
                        called && link.parentNetnsId() != null ? own.nsids().get(link.parentNetnsId()) : null;
                if (inode != null) {
                    inodes.add(inode);
                }
            }
            return inodes;
        }

        /** Reads one namespace in full, in its place; false where that is not enough to know all its cables' other ends. */
        private static boolean readWhole(Long inode, List<NetnsFacts> facts, NamespaceReader reader) {
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
