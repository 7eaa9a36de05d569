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

    String sandbox() {
        return id(0);
    }

    String container() {
        return id(1);
    }

    /** 64 hexadecimal digits, as a runtime's ids are. */
    private String id(int which) {
        return String.format("decafbad%02x%02x%052x", number, which, 0);
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
                files=/run/demo/NAME
                mkdir -p $files
                echo 'search NAMESPACE.svc.cluster.local' > $files/resolv.conf
                echo 'nameserver 10.96.0.10' >> $files/resolv.conf
                echo 'IPV4 NAME' > $files/hosts
                bundles=/run/containerd/io.containerd.runtime.v2.task/k8s.io
                mkdir -p $bundles/SANDBOX $bundles/CONTAINER
                printf %s $pid > $bundles/SANDBOX/init.pid
                printf %s $pid > $bundles/CONTAINER/init.pid
                cat > $bundles/SANDBOX/config.json <<'END'
                {"ociVersion": "1.0.2",
                 "hostname": "NAME",
                 "annotations": {
                  "io.kubernetes.cri.container-type": "sandbox",
                  "io.kubernetes.cri.sandbox-id": "SANDBOX",
                  "io.kubernetes.cri.sandbox-name": "NAME",
                  "io.kubernetes.cri.sandbox-namespace": "NAMESPACE",
                  "io.kubernetes.cri.sandbox-uid": "UID"},
                 "linux": {"namespaces": [{"type": "network", "path": "/run/netns/NETNS"}]}}
                END
                cat > $bundles/CONTAINER/config.json <<'END'
                {"ociVersion": "1.0.2",
                 "annotations": {
                  "io.kubernetes.cri.container-type": "container",
                  "io.kubernetes.cri.container-name": "main",
                  "io.kubernetes.cri.image-name": "example.org/demo:1",
                  "io.kubernetes.cri.sandbox-id": "SANDBOX",
                  "io.kubernetes.cri.sandbox-name": "NAME",
                  "io.kubernetes.cri.sandbox-namespace": "NAMESPACE",
                  "io.kubernetes.cri.sandbox-uid": "UID"},
                 "mounts": [
                  {"destination": "/etc/resolv.conf", "source": "/run/demo/NAME/resolv.conf"},
                  {"destination": "/etc/hosts", "source": "/run/demo/NAME/hosts"}],
                 "linux": {"namespaces": [{"type": "network", "path": "/proc/PID/ns/net"}]}}
                END
                sed -i "s/PID/$pid/" $bundles/CONTAINER/config.json
                """;
        return script.replace("HOSTLINK", hostLink())
                .replace("NETNS", netns())
                .replace("IPV4", ipv4())
                .replace("IPV6", ipv6())
                .replace("SANDBOX", sandbox())
                .replace("CONTAINER", container())
                .replace("NAMESPACE", namespace)
                .replace("NAME", name)
                .replace("UID", uid());
    }
}
