package io.podwire.analysis.cni;

import java.util.List;

/**
 * How a CNI plug-in is recognized.
 *
 * @param name as podwire calls it
 * @param types in its configuration
 * @param links names of links that it alone makes; one that ends in {@code *} is a prefix
 * @param files that it alone makes, at run time
 * @param onBridge configured as a plain {@code bridge}, and told from one only by its links
 */
record KnownPlugin(String name, List<String> types, List<String> links, List<String> files, boolean onBridge) {

    /** Those that bring a network of their own; from the projects' sources and documents. */
    static final List<KnownPlugin> ALL = List.of(
            plugin(
                    "flannel",
                    List.of("flannel"),
                    List.of("flannel.*", "flannel-v6.*", "flannel-wg*", "flannel.ipip"),
                    List.of("/run/flannel/subnet.env")),
            plugin(
                    "calico",
                    List.of("calico"),
                    List.of("cali*", "vxlan.calico", "vxlan-v6.calico", "wireguard.cali", "wg-v6.cali"),
                    List.of("/var/lib/calico/nodename", "/run/calico")),
            plugin(
                    "cilium",
                    List.of("cilium-cni"),
                    List.of("cilium_*"),
                    List.of("/run/cilium/state", "/run/cilium/cilium.pid")),
            plugin(
                    "azure-cni",
                    List.of("azure-vnet", "azure-vnet-swift"),
                    List.of("azv*", "azure0"),
                    List.of("/run/azure-vnet.json", "/run/azure-vnet-ipam.json")),
            plugin(
                    "ovn-kubernetes",
                    List.of("ovn-k8s-cni-overlay"),
                    List.of("ovn-k8s-mp*", "ovn-k8s-gw*"),
                    List.of("/run/ovn-kubernetes/cni")),
            plugin("openshift-sdn", List.of("openshift-sdn"), List.of("vxlan_sys_4789"), List.of("/run/openshift-sdn")),
            plugin("weave", List.of("weave-net"), List.of("weave", "vethwe*"), List.of("/var/lib/weave")),
            plugin("antrea", List.of("antrea"), List.of("antrea-gw*", "antrea-tun*"), List.of("/run/antrea")),
            plugin("kube-ovn", List.of("kube-ovn"), List.of("ovn0"), List.of("/run/kube-ovn")),
            plugin("aws-vpc-cni", List.of("aws-cni"), List.of("eni*"), List.of("/run/aws-node")),
            new KnownPlugin(
                    "kubenet", List.of("kubenet"), List.of("cbr0"), List.of("/var/lib/cni/networks/kubenet"), true),
            new KnownPlugin(
                    "kube-router",
                    List.of(),
                    List.of("kube-bridge", "kube-dummy-if"),
                    List.of("/var/lib/kube-router"),
                    true));

    /** The CNI project's own plug-ins that make a pod's link; a network made of them alone has no daemon. */
    static final List<String> PLAIN =
            List.of("bridge", "ptp", "macvlan", "ipvlan", "vlan", "host-device", "sriov", "ovs");

    /** Plug-ins that only add to another's network. */
    static final List<String> CHAINED = List.of(
            "portmap",
            "bandwidth",
            "tuning",
            "firewall",
            "sbr",
            "vrf",
            "loopback",
            "dummy",
            "egress-cni",
            "istio-cni",
            "linkerd-cni");

    /** Plug-ins that call others. */
    static final List<String> CALLERS = List.of("multus", "multus-shim", "genie", "danm");

    private static KnownPlugin plugin(String name, List<String> types, List<String> links, List<String> files) {
        return new KnownPlugin(name, types, links, files, false);
    }

    /** True where a link of that name is this plug-in's. */
    boolean makes(String link) {
        for (String pattern : links) {
            boolean prefix = pattern.endsWith("*");
            if (prefix ? link.startsWith(pattern.substring(0, pattern.length() - 1)) : link.equals(pattern)) {
                return true;
            }
        }
        return false;
    }
}
