package io.podwire.analysis.place;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodPlace;
import io.podwire.api.pod.PodPlace.Kind;
import io.podwire.api.pod.PodPlace.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the record that is shown of a hit: everything the node knows of the place, whichever key led there. */
final class PlaceBuilder {

    private static final Set<String> TUNNEL_KINDS = Set.of(
            "vxlan",
            "geneve",
            "gre",
            "gretap",
            "ip6gre",
            "ip6gretap",
            "erspan",
            "ipip",
            "sit",
            "ip6tnl",
            "wireguard",
            "xfrm",
            "vti",
            "vti6");

    private final NodeFacts facts;
    private final PodLinks podLinks;

    PlaceBuilder(NodeFacts facts) {
        this.facts = facts;
        this.podLinks = new PodLinks(facts);
    }

    PodPlace place(String key, Hit hit) {
        Match match = new Match(key, hit.by(), hit.value());
        Netns netns = facts.netnsRecord(hit.netns());
        if (hit.pod() != null) {
            return ofPod(match, hit.pod(), netns);
        }
        if (netns != null && netns.host()) {
            return ofHost(match, netns);
        }
        List<String> remarks = new ArrayList<>();
        if (netns != null && netns.pids().isEmpty()) {
            remarks.add(
                    netns.names().isEmpty()
                            ? "no process is in it and it has no name: an open descriptor or a bind mount holds it"
                            : "no process is in it: only its name holds it");
        }
        remarks.add("no pod or container is known to own it");
        String label = netns == null ? "netns/" + hit.netns() : netns.label();
        return new PodPlace(Kind.NETNS, label, match, null, netns, podLinks.of(hit.netns()), remarks);
    }

    private PodPlace ofPod(Match match, Pod pod, Netns netns) {
        List<String> remarks = new ArrayList<>();
        if (pod.hostNetwork()) {
            remarks.add("uses the host's own network: its addresses and links are the node's");
        }
        for (Pod.Condition condition : pod.conditions()) {
            remarks.add(PodWords.of(condition));
        }
        remarks.addAll(pod.disagreements());
        if (netns != null && !pod.hostNetwork()) {
            remarks.addAll(CniComparison.differences(pod, facts.netns(pod.netns())));
        }
        Kind kind = pod.namespace() == null && pod.uid() == null ? Kind.CONTAINER : Kind.POD;
        return new PodPlace(
                kind,
                pod.label(),
                match,
                pod,
                netns,
                pod.hostNetwork() || netns == null ? List.of() : podLinks.of(pod.netns()),
                remarks);
    }

    private PodPlace ofHost(Match match, Netns netns) {
        Link link = linkMeant(match);
        List<String> remarks = new ArrayList<>();
        Kind kind = Kind.NODE;
        if (link != null && isTunnel(link)) {
            kind = Kind.TUNNEL;
            remarks.add("this node's own end of the tunnel link " + link.name() + " ("
                    + link.kind().kind() + ")");
        } else if (link != null) {
            remarks.add("this node: on its link " + link.name());
        } else {
            remarks.add("this node's own network");
        }
        if (match.by().equals("pid")) {
            remarks.add("a process of the host's own network; no pod is known to own it");
        }
        return new PodPlace(kind, "host", match, null, netns, List.of(), remarks);
    }

    private Link linkMeant(Match match) {
        for (Address address : facts.host().addresses()) {
            if (match.by().equals("address")
                    && address.address().address().toString().equals(match.value())) {
                return facts.link(address.netns(), address.linkIndex());
            }
        }
        for (Link link : facts.host().links()) {
            boolean byName = match.by().equals("link") && link.name().equals(match.value());
            boolean byMac = match.by().equals("mac")
                    && link.mac() != null
                    && link.mac().toString().equals(match.value());
            if (byName || byMac) {
                return link;
            }
        }
        return null;
    }

    static boolean isTunnel(Link link) {
        return TUNNEL_KINDS.contains(link.kind().kind());
    }
}
