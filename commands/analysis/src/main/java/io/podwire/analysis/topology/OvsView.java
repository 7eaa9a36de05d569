package io.podwire.analysis.topology;

import io.podwire.analysis.place.NodeFacts;
import io.podwire.api.net.Link;
import io.podwire.api.ovs.OvsBridge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ports of Open vSwitch, each with the kernel's link that it is. Patch ports and tunnels exist in the switch alone. In the
 * user-space datapath no link has a master that would tell, so a link is known by the name of its interface, and by the ifindex and
 * MAC that the database has of it.
 */
final class OvsView {

    /** Types of interfaces that are links of the kernel (ovs-vswitchd.conf.db(5), column type); of the others there are only numbers. */
    private static final Set<String> OF_THE_KERNEL = Set.of("system", "internal", "tap", "afxdp", "afxdp-nonpmd");

    /**
     * One interface of a port.
     *
     * @param id of its vertex
     * @param link the kernel's link, or null
     */
    record Port(OvsBridge bridge, OvsBridge.Port port, OvsBridge.Interface wire, Link link, String id) {

        /** The bridge's own port, by which the host itself takes part. */
        boolean local() {
            return wire.name().equals(bridge.name());
        }

        boolean patch() {
            return wire.type().equals("patch");
        }
    }

    private final List<Link> links;
    private final List<Port> ports = new ArrayList<>();
    private final Map<String, Port> byId = new HashMap<>();
    private final Map<String, Port> locals = new HashMap<>();

    /**
     * @param links that are vertices
     * @param nodeName as in the graph's ids
     */
    OvsView(NodeFacts node, List<Link> links, String nodeName) {
        this.links = links;
        Map<String, Link> hostLinks = new HashMap<>();
        for (Link link : links) {
            if (link.netns() == node.host().netns().inode()) {
                hostLinks.putIfAbsent(link.name(), link);
            }
        }
        Set<String> taken = new HashSet<>();
        for (OvsBridge bridge : node.bridges()) {
            for (OvsBridge.Port port : bridge.ports()) {
                for (OvsBridge.Interface wire : port.interfaces()) {
                    Link link = linkOf(wire, hostLinks);
                    String id = link == null
                            ? nodeName + "/ovs/" + bridge.name() + "/" + wire.name()
                            : NodeView.linkId(nodeName, link);
                    if (taken.add(id)) {
                        add(new Port(bridge, port, wire, link, id));
                    }
                }
            }
        }
    }

    private void add(Port port) {
        ports.add(port);
        byId.put(port.id(), port);
        if (port.local()) {
            locals.putIfAbsent(port.bridge().uuid(), port);
        }
    }

    private Link linkOf(OvsBridge.Interface wire, Map<String, Link> hostLinks) {
        if (!OF_THE_KERNEL.contains(wire.type())) {
            return null;
        }
        Link here = hostLinks.get(wire.name());
        if (here != null && fits(wire, here)) {
            return here;
        }
        return wire.type().equals("internal") && wire.mac() != null ? moved(wire) : null;
    }

    private static boolean fits(OvsBridge.Interface wire, Link link) {
        return wire.ifIndex() == null || wire.ifIndex() == link.index();
    }

    /** An internal port may have been moved into a pod; it keeps its kind, MAC and ifindex, and mostly its name. */
    private Link moved(OvsBridge.Interface wire) {
        Link found = null;
        for (Link link : links) {
            boolean same = link.kind().kind().equals("openvswitch")
                    && link.mac() != null
                    && link.mac().toString().equalsIgnoreCase(wire.mac())
                    && (link.name().equals(wire.name()) || wire.ifIndex() != null)
                    && fits(wire, link);
            if (same && found != null) {
                return null;
            }
            found = same ? link : found;
        }
        return found;
    }

    /** In the order of the database's bridges, by name of the port. */
    List<Port> ports() {
        return ports;
    }

    /** The port of that vertex, or null. */
    Port port(String id) {
        return byId.get(id);
    }

    /** The bridge's own port, which stands for the bridge; null where the database has none. */
    Port local(OvsBridge bridge) {
        return locals.get(bridge.uuid());
    }
}
