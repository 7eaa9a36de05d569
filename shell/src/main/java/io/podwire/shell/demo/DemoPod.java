package io.podwire.shell.demo;

/**
 * A pod of the demo: what a network plug-in and a container runtime would have made and left on record.
 *
 * @param namespace Kubernetes namespace
 * @param name pod's name
 * @param number its place on the bridge: last part of its addresses
 */
record DemoPod(String namespace, String name, int number) {

    String ipv4() {
        return "10.244.0." + number;
    }

    String ipv6() {
        return "fd00:244::" + number;
    }

    /** As CNI names a sandbox's netns. */
    String netns() {
        return "cni-" + name;
    }

    /** Name of the host's end of the cable. */
    String hostLink() {
        return "veth" + name.replace("-", "");
    }

    /** 64 hexadecimal digits, as a runtime's ids are. */
    String sandbox() {
        return String.format("%064x", 0xdeca_fbad_0000_0000L + number);
    }

    String uid() {
        return String.format("00000000-0000-4000-8000-%012d", number);
    }

    /** Shell commands that make its network as the bridge plug-in does, start a process in it, and leave a runtime's records. */
    String script() {
        String script = """
                ip netns add NETNS
                ip link add HOSTLINK type veth peer name eth0 netns NETNS
                ip link set HOSTLINK master cni0 up
                ip -n NETNS link set lo up
                ip -n NETNS link set eth0 up
                ip -n NETNS addr add IPV4/24 dev eth0
                ip -n NETNS addr add IPV6/64 dev eth0 nodad
                ip -n NETNS route add default via 10.244.0.1
                ip -n NETNS -6 route add default via fd00:244::1
                ip netns exec NETNS sleep 3600 </dev/null >/dev/null 2>&1 &
                pid=$!
                bundle=/run/containerd/io.containerd.runtime.v2.task/k8s.io/SANDBOX
                mkdir -p $bundle
                printf %s $pid > $bundle/init.pid
                cat > $bundle/config.json <<'END'
                {"ociVersion": "1.0.2",
                 "hostname": "NAME",
                 "annotations": {
                  "io.kubernetes.cri.container-type": "sandbox",
                  "io.kubernetes.cri.sandbox-id": "SANDBOX",
                  "io.kubernetes.cri.sandbox-name": "NAME",
                  "io.kubernetes.cri.sandbox-namespace": "NAMESPACE",
                  "io.kubernetes.cri.sandbox-uid": "UID"},
                 "linux": {
                  "cgroupsPath": "/kubepods/besteffort/podUID/SANDBOX",
                  "namespaces": [{"type": "network", "path": "/run/netns/NETNS"}, {"type": "pid"}]}}
                END
                """;
        return script.replace("HOSTLINK", hostLink())
                .replace("NETNS", netns())
                .replace("IPV4", ipv4())
                .replace("IPV6", ipv6())
                .replace("SANDBOX", sandbox())
                .replace("NAMESPACE", namespace)
                .replace("NAME", name)
                .replace("UID", uid());
    }
}
