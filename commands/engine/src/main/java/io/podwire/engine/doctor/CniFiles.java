package io.podwire.engine.doctor;

import io.podwire.api.error.BadData;
import io.podwire.api.host.CniTraces;
import io.podwire.api.host.CniTraces.Configuration;
import io.podwire.engine.files.HostRoot;
import io.podwire.values.JsonTree;
import io.podwire.values.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what CNI plug-ins left in a host's files. */
public final class CniFiles {

    /** Where runtimes look for configurations; the distributions that do not use the first one set another by flag. */
    private static final List<String> CONFIGURATIONS = List.of(
            "/etc/cni/net.d",
            "/etc/kubernetes/cni/net.d",
            "/var/lib/rancher/k3s/agent/etc/cni/net.d",
            "/var/lib/rancher/rke2/agent/etc/cni/net.d",
            "/var/snap/microk8s/current/args/cni-network",
            "/run/multus/cni/net.d");

    private static final List<String> BINARIES = List.of(
            "/opt/cni/bin",
            "/usr/lib/cni",
            "/usr/libexec/cni",
            "/home/kubernetes/bin",
            "/var/lib/cni/bin",
            "/var/lib/rancher/k3s/data/current/bin",
            "/var/snap/microk8s/current/opt/cni/bin");

    /** Made at run time by one plug-in each; what they prove is judged where they are read. */
    private static final List<String> TELLTALES = List.of(
            "/run/azure-vnet-ipam.json",
            "/run/azure-vnet.json",
            "/run/antrea",
            "/run/aws-node",
            "/run/calico",
            "/run/cilium/cilium.pid",
            "/run/cilium/state",
            "/run/flannel/subnet.env",
            "/run/kube-ovn",
            "/run/openshift-sdn",
            "/run/ovn-kubernetes/cni",
            "/var/lib/calico/nodename",
            "/var/lib/cni/networks/kubenet",
            "/var/lib/kube-router",
            "/var/lib/weave");

    private static final int LARGEST = 1 << 20;

    private CniFiles() {}

    /** All that is there; what can't be read is a configuration's problem, never an exception. */
    public static CniTraces read(HostRoot root) {
        List<Configuration> configurations = List.of();
        for (String directory : CONFIGURATIONS) {
            configurations = configurations.isEmpty() ? in(root, directory) : configurations;
        }
        Set<String> binaries = new TreeSet<>();
        BINARIES.forEach(directory -> binaries.addAll(root.list(directory)));
        return new CniTraces(
                root.exists("/var/lib/kubelet"),
                configurations,
                List.copyOf(binaries),
                TELLTALES.stream().filter(root::exists).toList());
    }

    /** As libcni reads them: by name, those with one of three endings. */
    private static List<Configuration> in(HostRoot root, String directory) {
        List<Configuration> all = new ArrayList<>();
        for (String name : root.list(directory)) {
            if (name.endsWith(".conf") || name.endsWith(".conflist") || name.endsWith(".json")) {
                all.add(configuration(root, directory + "/" + name));
            }
        }
        return all;
    }

    private static Configuration configuration(HostRoot root, String file) {
        try {
            return parse(file, root.read(file, LARGEST));
        } catch (IOException e) {
            return new Configuration(file, null, List.of(), null, "can't be read: " + e.getMessage());
        }
    }

    /** A single configuration, or a list of them (CNI specification, section 1). */
    static Configuration parse(String file, byte[] text) {
        Object json;
        try {
            json = JsonTree.read(text, Limits.DOCUMENT);
        } catch (BadData e) {
            return new Configuration(file, null, List.of(), null, e.getMessage());
        }
        if (!(json instanceof Map<?, ?> top)) {
            return new Configuration(file, null, List.of(), null, "is not a JSON object");
        }
        Set<String> types = new LinkedHashSet<>();
        List<String> addressing = new ArrayList<>();
        List<?> plugins = top.get("plugins") instanceof List<?> list ? list : List.of(top);
        plugins.forEach(plugin -> collect(plugin, types, addressing));
        return new Configuration(
                file,
                top.get("name") instanceof String name ? name : null,
                List.copyOf(types),
                addressing.isEmpty() ? null : addressing.get(0),
                types.isEmpty() ? "names no plug-in" : null);
    }

    /** A plug-in, then those it calls: multus lists them whole, or names a file by "clusterNetwork". */
    private static void collect(Object plugin, Set<String> types, List<String> addressing) {
        if (!(plugin instanceof Map<?, ?> map)) {
            return;
        }
        if (map.get("type") instanceof String type && !type.isEmpty()) {
            types.add(type);
        }
        if (map.get("ipam") instanceof Map<?, ?> ipam && ipam.get("type") instanceof String type) {
            addressing.add(ipam.get("mode") instanceof String mode ? type + " " + mode : type);
        }
        if (map.get("delegates") instanceof List<?> delegates) {
            for (Object delegate : delegates) {
                collect(delegate, types, addressing);
                if (delegate instanceof Map<?, ?> inner && inner.get("plugins") instanceof List<?> chain) {
                    chain.forEach(one -> collect(one, types, addressing));
                }
            }
        }
    }
}
