package io.podwire.analysis.topology;

import io.podwire.api.net.Link;
import io.podwire.api.ovs.OvsBridge;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which links are pods' own, and which are the node's ends of their cables. By cables and default routes, not by names. */
final class PodEnds {

    /** External ids that a CNI plug-in or Kata sets on the interface of a pod. */
    private static final List<String> OF_A_POD =
            List.of("iface-id", "sandbox", "attached-mac", "pod-name", "container-id");

    private final Set<String> links = new HashSet<>();
    private final Set<String> ports = new HashSet<>();
    private final Set<String> certain = new HashSet<>();
    private final Set<String> addressed = new HashSet<>();

    PodEnds(NodeView view) {
        Map<Long, Integer> pods = new HashMap<>();
        view.node().pods().forEach(pod -> {
            if (!pod.hostNetwork() && pod.netns() != null) {
                pods.merge(pod.netns(), 1, Integer::sum);
            }
        });
        for (Link link : view.links()) {
            if (view.inHost(link)) {
                node(view, link, pods.keySet());
            } else if (own(view, link, pods.containsKey(link.netns()))) {
                links.add(view.id(link));
            }
        }
    }

    private void node(NodeView view, Link link, Set<Long> pods) {
        Link peer = view.peerOf(link);
        OvsView.Port port = view.ovs().port(view.id(link));
        boolean unseen = peer == null && port != null && ofAPod(port.wire());
        if (peer != null && !view.inHost(peer) || unseen) {
            ports.add(view.id(link));
        }
        if (unseen || peer != null && pods.contains(peer.netns())) {
            certain.add(view.id(link));
        }
        if (peer != null && !view.inHost(peer) && hasAddress(view, peer)) {
            addressed.add(view.id(link));
        }
    }

    private static boolean hasAddress(NodeView view, Link link) {
        return view.addresses(link).stream().anyMatch(own -> !own.address().linkLocal());
    }

    private static boolean ofAPod(OvsBridge.Interface wire) {
        return wire.type().equals("system") && OF_A_POD.stream().anyMatch(wire.externalIds()::containsKey);
    }

    /**
     * A link of another namespace is its own where it leads to the node, or anywhere. In a pod, one with an address that is neither is a
     * device that was moved in.
     */
    private static boolean own(NodeView view, Link link, boolean pod) {
        Link peer = view.peerOf(link);
        if (peer != null && view.inHost(peer) || Uplinks.leadsAnywhere(view, link)) {
            return true;
        }
        Link parent = Parents.has(link) ? view.parentOf(link) : null;
        if (parent != null && view.inHost(parent)) {
            return true;
        }
        return pod && !link.flags().contains("LOOPBACK") && hasAddress(view, link);
    }

    boolean isLink(String id) {
        return links.contains(id);
    }

    boolean isPort(String id) {
        return ports.contains(id);
    }

    /** True where a pod or container is known at the other end; a namespace that nobody owns may also be the way out. */
    boolean isCertain(String id) {
        return certain.contains(id);
    }

    /** True where an end with an address is at the other end: no switch, and so not what is below an uplink. */
    boolean leadsToAnEnd(String id) {
        return certain.contains(id) || addressed.contains(id);
    }
}
