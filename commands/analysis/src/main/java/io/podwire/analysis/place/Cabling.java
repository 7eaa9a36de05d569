package io.podwire.analysis.place;

import io.podwire.api.net.Link;
import io.podwire.api.net.VethPair;
import io.podwire.api.net.VethPair.Proof;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which link leads to which: virtual cables (veth, netkit) by (nsid, index), proved from both ends.
 *
 * <p>{@code @if45} in a link's name says only that the other end has index 45 in some namespace, and equal indexes are common; so
 * no pair is taken from the indexes alone.
 */
public final class Cabling {

    private final NodeFacts facts;

    public Cabling(NodeFacts facts) {
        this.facts = facts;
    }

    /** True for kinds of links that come as two ends of one cable. */
    public static boolean isCable(Link link) {
        String kind = link.kind().kind();
        return kind.equals("veth") || kind.equals("netkit");
    }

    /**
     * The link that a cable's end, or a device on top of another, names as its parent.
     *
     * @return null where it names none, or its namespace is not known here
     */
    public Link parentOf(Link link) {
        if (link.parent() == null) {
            return null;
        }
        Long inode = parentNetns(link);
        return inode == null ? null : facts.link(inode, link.parent());
    }

    private Long parentNetns(Link link) {
        if (link.parentNetnsId() == null) {
            return link.netns();
        }
        NetnsFacts own = facts.netns(link.netns());
        return own == null ? null : own.nsids().get(link.parentNetnsId());
    }

    /** The other end of a cable as far as either end proves it; null where it is not seen. */
    public Link peerOf(Link end) {
        if (!isCable(end)) {
            return null;
        }
        Link named = parentOf(end);
        if (named != null) {
            return isCable(named) ? named : null;
        }
        return namedBy(end);
    }

    /** The one link that names this one as its other end, and that this one does not contradict. */
    private Link namedBy(Link end) {
        Link found = null;
        for (NetnsFacts other : facts.netnses()) {
            for (Link candidate : other.links()) {
                if (isCable(candidate) && leadsTo(candidate, end) && agreesOnIndex(end, candidate)) {
                    if (found != null) {
                        return null;
                    }
                    found = candidate;
                }
            }
        }
        return found;
    }

    private static boolean agreesOnIndex(Link end, Link candidate) {
        return end.parent() == null || end.parent() == candidate.index();
    }

    private boolean leadsTo(Link from, Link to) {
        if (from.parent() == null || from.parent() != to.index()) {
            return false;
        }
        Long inode = parentNetns(from);
        return inode != null && inode == to.netns();
    }

    private Proof proof(Link near, Link far) {
        if (far == null) {
            return Proof.UNSEEN;
        }
        return leadsTo(near, far) && leadsTo(far, near) ? Proof.BOTH_ENDS : Proof.ONE_END;
    }

    /** Every cable of the node, each once, in the order of its near end. */
    public List<VethPair> pairs() {
        List<VethPair> pairs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NetnsFacts netns : facts.netnses()) {
            for (Link link : netns.links()) {
                if (isCable(link) && seen.add(identity(link))) {
                    Link far = peerOf(link);
                    if (far != null) {
                        seen.add(identity(far));
                    }
                    pairs.add(pair(link, far));
                }
            }
        }
        return pairs;
    }

    /** The cables that have an end in a namespace, that end first. */
    public List<VethPair> pairsOf(long inode) {
        List<VethPair> pairs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        NetnsFacts netns = facts.netns(inode);
        for (Link link : netns == null ? List.<Link>of() : netns.links()) {
            if (isCable(link) && seen.add(identity(link))) {
                Link far = peerOf(link);
                if (far != null) {
                    seen.add(identity(far));
                }
                pairs.add(pair(link, far));
            }
        }
        return pairs;
    }

    private VethPair pair(Link near, Link far) {
        return new VethPair(end(near), far == null ? null : end(far), proof(near, far));
    }

    private static String identity(Link link) {
        return link.netns() + "/" + link.index();
    }

    private VethPair.End end(Link link) {
        Link master = facts.link(link.netns(), link.master());
        return new VethPair.End(
                link.netns(),
                facts.placeLabel(link.netns()),
                facts.podLabel(link.netns()),
                link.index(),
                link.name(),
                link.mac(),
                link.mtu(),
                link.operState(),
                master == null ? null : master.name(),
                link.parent(),
                link.parentNetnsId());
    }
}
