package io.podwire.analysis.topology;

import io.podwire.analysis.place.NetnsFacts;
import io.podwire.api.net.FarEnd;
import io.podwire.api.net.FdbEntry;
import io.podwire.api.net.GeneveKind;
import io.podwire.api.net.GreKind;
import io.podwire.api.net.IpTunnelKind;
import io.podwire.api.net.Link;
import io.podwire.api.net.LinkKind;
import io.podwire.api.net.Route;
import io.podwire.api.net.VxlanKind;
import io.podwire.api.topology.TopologyLink.Tunnel;
import io.podwire.api.value.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a link's tunnel out of its attributes, its forwarding entries and the routes over it. */
final class TunnelEnds {

    private final NodeView view;
    private final Link link;

    private TunnelEnds(NodeView view, Link link) {
        this.view = view;
        this.link = link;
    }

    /** Every tunnel of the node: links of the kernel, then ports that exist in Open vSwitch alone. */
    static List<TunnelEnd> all(NodeView view) {
        List<TunnelEnd> all = new ArrayList<>();
        for (Link link : view.links()) {
            TunnelEnd end = new TunnelEnds(view, link).read();
            if (end != null) {
                all.add(end);
            }
        }
        for (OvsView.Port port : view.ovs().ports()) {
            TunnelEnd end = OvsTunnel.of(port, view.hostInode());
            if (end != null) {
                all.add(end);
            }
        }
        return all;
    }

    private TunnelEnd read() {
        LinkKind kind = link.kind();
        if (kind instanceof VxlanKind vxlan) {
            Set<IpAddress> remotes = configured(vxlan.remote());
            remotes.addAll(forwarded());
            return end(
                    vxlan.id(), vxlan.local(), remotes, vxlan.farEnd(), vxlan.port(), vxlan.link(), "IFLA_VXLAN_LINK");
        }
        if (kind instanceof GeneveKind geneve) {
            return end(geneve.id(), null, configured(geneve.remote()), geneve.farEnd(), geneve.port(), null, null);
        }
        if (kind instanceof GreKind gre) {
            Set<IpAddress> remotes = gre.farEnd() == FarEnd.NEIGHBOR ? gateways() : configured(gre.remote());
            return end(
                    gre.outputKey(),
                    gre.local(),
                    remotes,
                    gre.farEnd(),
                    gre.encapsulationPort(),
                    gre.link(),
                    "IFLA_GRE_LINK");
        }
        if (kind instanceof IpTunnelKind ip) {
            Set<IpAddress> remotes = ip.farEnd() == FarEnd.NEIGHBOR ? gateways() : configured(ip.remote());
            return end(
                    ip.outputKey(),
                    ip.local(),
                    remotes,
                    ip.farEnd(),
                    ip.encapsulationPort(),
                    ip.link(),
                    "IFLA_IPTUN_LINK");
        }
        if (kind instanceof LinkKind.Xfrm xfrm) {
            return end(xfrm.id(), null, Set.of(), xfrm.farEnd(), null, xfrm.link(), "IFLA_XFRM_LINK");
        }
        // Its peers are told by generic netlink alone.
        return kind.kind().equals("wireguard") ? end(null, null, Set.of(), FarEnd.UNKNOWN, null, null, null) : null;
    }

    private TunnelEnd end(
            Long id,
            IpAddress local,
            Set<IpAddress> remotes,
            FarEnd farEnd,
            Integer port,
            Integer below,
            String proof) {
        Tunnel tunnel = new Tunnel(id, local, List.copyOf(new ArrayList<>(remotes)), farEnd, port);
        return new TunnelEnd(view.id(link), link.kind().kind(), tunnel, link, outer(), below, proof);
    }

    /** A tunnel that was moved names the namespace it was made in, where its socket stayed, by IFLA_LINK_NETNSID. */
    private Long outer() {
        if (link.parentNetnsId() == null) {
            return link.netns();
        }
        NetnsFacts own = view.node().netns(link.netns());
        return own == null ? null : own.nsids().get(link.parentNetnsId());
    }

    private static Set<IpAddress> configured(IpAddress remote) {
        Set<IpAddress> remotes = new LinkedHashSet<>();
        if (remote != null) {
            remotes.add(remote);
        }
        return remotes;
    }

    /** Sorted, since the kernel's order is that of a hash table. */
    private Set<IpAddress> forwarded() {
        Set<IpAddress> remotes = new TreeSet<>();
        for (FdbEntry entry : view.fdb(link)) {
            if (entry.remote() != null) {
                remotes.add(entry.remote());
            }
        }
        return remotes;
    }

    /** A tunnel to any sends to the gateway of the route that led into it. */
    private Set<IpAddress> gateways() {
        Set<IpAddress> gateways = new TreeSet<>();
        for (Route route : view.routesVia(link)) {
            for (Route.NextHop hop : route.nextHops()) {
                if (hop.gateway() != null && hop.linkIndex() != null && hop.linkIndex() == link.index()) {
                    gateways.add(hop.gateway());
                }
            }
        }
        return gateways;
    }
}
