package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import java.util.List;

/** Lines for sh that make the places in which a plan is carried out, before any of its steps. */
final class LabSetup {

    private LabSetup() {}

    /**
     * The machine room. Names that this machine has for its own network namespaces do not belong there; what is unmounted or covered
     * is so in there alone. Its network only passes frames on, so it needs no addresses of its own.
     */
    static String lab(String name) {
        return withoutForeignNames() + """
                mount -t tmpfs -o size=64m,mode=755 podwire-lab /run
                mkdir -p /run/netns NODES
                echo NAME > /proc/sys/kernel/hostname
                echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
                ip link set lo up""".replace("NODES", Entrance.NODES).replace("NAME", name);
    }

    /**
     * The first processes of all nodes: each in namespaces of its own, with nothing to do. The shell that starts one is not in the new pid
     * namespace itself, only its child is; so it can tell its number here.
     */
    static String nodes(List<PlannedNode> nodes) {
        StringBuilder text = new StringBuilder();
        for (PlannedNode node : nodes) {
            text.append("unshare --pid --mount --propagation private --net --uts --ipc")
                    .append(LabProcess.cgroupNamespaces() ? " --cgroup" : "")
                    .append(" sh -c \"trap '' CHLD; sleep infinity </dev/null >/dev/null 2>&1 3<&- & echo \\$! > ")
                    .append(Entrance.NODES + "/" + node.name() + "\"\n");
        }
        // Names only now: a node that is made later would have those of the others among its mounts.
        for (PlannedNode node : nodes) {
            text.append("ip netns attach " + node.name() + " $(cat " + Entrance.NODES + "/" + node.name() + ")\n");
        }
        return text.toString();
    }

    /** A node: it sees its own processes, its own network below /sys, and none of this machine's pods. */
    static String node(String name) {
        return """
                mount -t proc proc /proc
                mount -t tmpfs -o size=64m,mode=755 podwire-lab /run
                mkdir -p /run/netns /run/podwire
                for dir in /var/log/pods /var/lib/cni /var/lib/kubelet /var/lib/containerd /var/lib/containers /var/lib/docker; do
                  [ ! -d $dir ] || mount -t tmpfs podwire-lab $dir
                done
                echo NAME > /proc/sys/kernel/hostname
                ip link set lo up""".replace("NAME", name);
    }

    private static String withoutForeignNames() {
        return """
                while read -r id parent device root path rest; do
                  case " $rest" in *' - nsfs '*) umount -l "$path" ;; esac
                done < /proc/self/mountinfo
                """;
    }
}
