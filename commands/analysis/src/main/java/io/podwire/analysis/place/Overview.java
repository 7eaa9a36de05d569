package io.podwire.analysis.place;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.net.Netns;
import io.podwire.api.net.NetnsSummary;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.pod.PodSummary;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The node's pods and namespaces, a line each. */
public final class Overview {

    private final NodeFacts facts;
    private final Cabling cabling;

    public Overview(NodeFacts facts) {
        this.facts = facts;
        this.cabling = new Cabling(facts);
    }

    /** By Kubernetes namespace and name, as the facts have them. */
    public List<PodSummary> pods() {
        return facts.pods().stream().map(this::summary).toList();
    }

    /** The host's own first. */
    public List<NetnsSummary> netnses() {
        List<NetnsSummary> list = new ArrayList<>();
        facts.netnses().forEach(netns -> list.add(summary(netns)));
        return list;
    }

    private PodSummary summary(Pod pod) {
        NetnsFacts netns = pod.hostNetwork() ? null : facts.netns(pod.netns());
        Netns record = facts.netnsRecord(pod.netns());
        return new PodSummary(
                pod.namespace(),
                pod.name(),
                pod.uid(),
                pod.runtime(),
                pod.handler(),
                pod.sandbox(),
                pod.hostNetwork(),
                pod.staticPod(),
                netns == null ? List.of() : farReaching(netns),
                netns == null ? List.of() : hostLinks(netns),
                pod.netns(),
                record == null || record.names().isEmpty()
                        ? null
                        : record.names().get(0),
                pod.containers().stream()
                        .map(container -> container.name() == null ? shortId(container) : container.name())
                        .toList(),
                pod.pids().isEmpty() ? null : pod.pids().get(0),
                state(pod),
                pod.disagreements());
    }

    private static String shortId(Container container) {
        return container.id().substring(0, Math.min(12, container.id().length()));
    }

    private static String state(Pod pod) {
        return pod.conditions().isEmpty()
                ? "running"
                : pod.conditions().stream()
                        .map(condition ->
                                condition.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(","));
    }

    private static List<IpAddress> farReaching(NetnsFacts netns) {
        return netns.addresses().stream()
                .map(Address::address)
                .map(cidr -> cidr.address())
                .filter(address -> !address.loopback() && !address.linkLocal())
                .toList();
    }

    private List<String> hostLinks(NetnsFacts netns) {
        List<String> names = new ArrayList<>();
        long host = facts.host().netns().inode();
        for (Link link : netns.links()) {
            Link peer = cabling.peerOf(link);
            if (peer != null && peer.netns() == host) {
                names.add(peer.name());
            }
        }
        return names;
    }

    private NetnsSummary summary(NetnsFacts facts) {
        Netns netns = facts.netns();
        return new NetnsSummary(
                netns.inode(),
                netns.label(),
                netns.names(),
                netns.paths(),
                holders(netns),
                netns.pids(),
                netns.descriptors(),
                netns.nsid(),
                this.facts.podLabel(netns.inode()),
                facts.links().stream()
                        .filter(link -> !link.flags().contains("LOOPBACK"))
                        .map(Link::name)
                        .toList(),
                farReaching(facts));
    }

    private static List<String> holders(Netns netns) {
        List<String> holders = new ArrayList<>();
        if (!netns.paths().isEmpty()) {
            holders.add("name");
        }
        if (!netns.pids().isEmpty()) {
            holders.add("process");
        }
        if (!netns.descriptors().isEmpty()) {
            holders.add("descriptor");
        }
        return holders;
    }
}
