package io.podwire.analysis.topology;

import io.podwire.api.topology.TopologyLink.Role;
import java.util.List;
import java.util.Set;

/**
 * A name that one project gives a link of the node, and what that link is there for; from the projects' sources and documents. A name
 * is a convention: it gives the words, and the role only where the facts give none.
 *
 * @param name one that ends in {@code *} is a prefix
 * @param kinds of links that may have it so; empty: any
 */
record KnownLink(String name, Set<String> kinds, Role role, String meaning) {

    private static final Set<String> CABLE = Set.of("veth", "netkit");
    private static final Set<String> SWITCH = Set.of("bridge");
    private static final Set<String> ANY = Set.of();

    /** The first that fits counts. */
    private static final List<KnownLink> ALL = List.of(
            tunnel("flannel-v6.*", "flannel's VTEP, IPv6"),
            tunnel("flannel.ipip", "flannel's IPIP tunnel"),
            tunnel("flannel-wg*", "flannel's WireGuard tunnel"),
            tunnel("flannel.*", "flannel's VTEP"),
            tunnel("vxlan.calico", "Calico's VTEP"),
            tunnel("vxlan-v6.calico", "Calico's VTEP, IPv6"),
            tunnel("wireguard.cali", "Calico's WireGuard tunnel"),
            tunnel("wg-v6.cali", "Calico's WireGuard tunnel, IPv6"),
            tunnel("tunl0", "IPIP tunnel"),
            tunnel("cilium_vxlan", "Cilium's VTEP"),
            tunnel("cilium_geneve", "Cilium's VTEP"),
            tunnel("cilium_wg0", "Cilium's WireGuard tunnel"),
            tunnel("genev_sys_*", "Open vSwitch's Geneve end"),
            tunnel("vxlan_sys_*", "Open vSwitch's VXLAN end"),
            tunnel("gre_sys", "Open vSwitch's GRE end"),
            tunnel("antrea-tun*", "Antrea's tunnel port"),
            tunnel("vxlan-6784", "Weave's VTEP"),
            bridge("cni0", "CNI bridge"),
            bridge("cbr0", "kubenet's bridge"),
            bridge("kube-bridge", "kube-router's bridge"),
            bridge("weave", "Weave's bridge"),
            bridge("azure0", "Azure CNI's bridge"),
            bridge("cni-podman*", "Podman's bridge"),
            bridge("podman*", "Podman's bridge"),
            bridge("docker0", "Docker's bridge"),
            management("ovn-k8s-mp*", ANY, "OVN-Kubernetes' management port"),
            management("ovn-k8s-gw*", ANY, "OVN-Kubernetes' gateway port"),
            management("antrea-gw*", ANY, "Antrea's gateway"),
            management("ovn0", ANY, "Kube-OVN's gateway"),
            management("cilium_host", CABLE, "Cilium's host link"),
            port("lxc*", "Cilium's pod port"),
            port("cali*", "Calico's pod port"),
            port("azv*", "Azure CNI's pod port"),
            port("eni*", "AWS VPC CNI's pod port"),
            other("cilium_net", "other end of cilium_host"),
            other("ovs-system", "Open vSwitch's datapath"),
            other("ovs-netdev", "Open vSwitch's user-space datapath"),
            other("nodelocaldns", "addresses of NodeLocal DNSCache"),
            other("kube-ipvs0", "addresses of Services, kube-proxy's"),
            other("kube-dummy-if", "addresses of Services, kube-router's"),
            other("tap*_kata", "the virtual machine's tap"));

    private static KnownLink tunnel(String name, String meaning) {
        return new KnownLink(name, ANY, Role.VTEP, meaning);
    }

    private static KnownLink bridge(String name, String meaning) {
        return new KnownLink(name, SWITCH, Role.CNI_BRIDGE, meaning);
    }

    private static KnownLink management(String name, Set<String> kinds, String meaning) {
        return new KnownLink(name, kinds, Role.MANAGEMENT_PORT, meaning);
    }

    private static KnownLink port(String name, String meaning) {
        return new KnownLink(name, CABLE, Role.POD_PORT, meaning);
    }

    private static KnownLink other(String name, String meaning) {
        return new KnownLink(name, ANY, Role.OTHER, meaning);
    }

    /** What that name stands for; null for names that say nothing. */
    static KnownLink of(String name, String kind) {
        for (KnownLink known : ALL) {
            if (known.called(name) && (known.kinds().isEmpty() || known.kinds().contains(kind))) {
                return known;
            }
        }
        return null;
    }

    private boolean called(String other) {
        int star = name.indexOf('*');
        return star < 0
                ? name.equals(other)
                : other.length() > name.length() - 1
                        && other.startsWith(name.substring(0, star))
                        && other.endsWith(name.substring(star + 1));
    }
}
