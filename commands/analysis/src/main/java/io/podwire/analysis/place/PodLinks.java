package io.podwire.analysis.place;

import io.podwire.api.net.Address;
import io.podwire.api.net.Link;
import io.podwire.api.ovs.OvsBridge;
import io.podwire.api.pod.PodPlace.HostLink;
import io.podwire.api.pod.PodPlace.OvsPort;
import io.podwire.api.pod.PodPlace.PodLink;
import io.podwire.api.value.Cidr;
import java.util.List;

/** The links of a pod's namespace, each with the end on the host that it leads to and the bridge that one is a port of. */
final class PodLinks {

    private final NodeFacts facts;
    private final Cabling cabling;

    PodLinks(NodeFacts facts) {
        this.facts = facts;
        this.cabling = new Cabling(facts);
    }

    /** Without the loopback; empty where the namespace was not read. */
    List<PodLink> of(Long inode) {
        NetnsFacts netns = facts.netns(inode);
        if (netns == null) {
            return List.of();
        }
        return netns.links().stream()
                .filter(link -> !link.flags().contains("LOOPBACK"))
                .map(link -> podLink(netns, link))
                .toList();
    }

    private PodLink podLink(NetnsFacts netns, Link link) {
        return new PodLink(
                link.name(),
                link.index(),
                link.kind().kind(),
                link.mac(),
                link.mtu(),
                link.operState(),
                addresses(netns, link),
                farEnd(link));
    }

    private static List<Cidr> addresses(NetnsFacts netns, Link link) {
        return netns.addresses().stream()
                .filter(address -> address.linkIndex() == link.index())
                .map(Address::address)
                .toList();
    }

    private HostLink farEnd(Link link) {
        boolean cable = Cabling.isCable(link);
        Link far = cable ? cabling.peerOf(link) : cabling.parentOf(link);
        if (far == null) {
            return null;
        }
        Link master = facts.link(far.netns(), far.master());
        OvsPort port = ovsPort(far);
        return new HostLink(
                far.name(),
                far.index(),
                facts.placeLabel(far.netns()),
                cable ? link.kind().kind() : "parent",
                far.mac(),
                far.operState(),
                port != null ? port.bridge() : master == null ? null : master.name(),
                port != null ? "ovs" : bridgeKind(master),
                port);
    }

    private String bridgeKind(Link master) {
        if (master == null) {
            return null;
        }
        return master.kind().kind().equals("openvswitch") && facts.ovsUnknown()
                ? "unknown"
                : master.kind().kind();
    }

    /** By the interface's name: in the user-space datapath a port's link has no master that would tell. */
    private OvsPort ovsPort(Link link) {
        if (link.netns() != facts.host().netns().inode()) {
            return null;
        }
        for (OvsBridge bridge : facts.bridges()) {
            for (OvsBridge.Port port : bridge.ports()) {
                for (OvsBridge.Interface one : port.interfaces()) {
                    if (one.name().equals(link.name())) {
                        return new OvsPort(bridge.name(), port.name(), one.ofPort(), port.tag(), one.externalIds());
                    }
                }
            }
        }
        return null;
    }
}
