package io.podwire.scripts.lab.live;

import io.podwire.scripts.lab.dress.NodeDress;
import io.podwire.scripts.lab.plan.Plan.PlannedNode;
import java.util.List;

/** Lines for sh that make the places in which a plan is carried out, before any of its steps. */
final class LabSetup {

    /**
     * What a first process does: nothing, but to take away what dies there, as init does. {@code wait} of a POSIX shell reaps every child,
     * also those it got from others; to ignore SIGCHLD instead is what dash can't do.
     */
    static final String IDLE = "while :; do sleep 1000000 & wait; done";

    private LabSetup() {}

    /** A folder of the room between the nodes, for what makes them. */
    private static final String TOOLS = "/run/podwire/tools";

    /**
     * The machine room. Names that this machine has for its own network namespaces do not belong there; what is unmounted or covered
     * is so in there alone. Its network only passes frames on, so it needs no addresses of its own.
     */
    static String lab(String name) {
        StringBuilder text =
                new StringBuilder("""
                names=
                while read -r id parent device root path rest; do
                  case " $rest" in *' - nsfs '*) names="$names $path" ;; esac
                done < /proc/self/mountinfo
                [ -z "$names" ] || umount -l $names 2>/dev/null || :
                mount -t tmpfs -o size=64m,mode=755 podwire-lab /run
                mkdir -p /run/netns NODES
                echo NAME > /proc/sys/kernel/hostname
                echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
                ip link set lo up
                """.replace("NODES", Entrance.NODES).replace("NAME", name));
        NodeDress.tools()
                .forEach((tool, script) ->
                        text.append(WriteText.of(TOOLS + "/" + tool, script)).append('\n'));
        return text.toString();
    }

    /**
     * The first processes of all nodes: each in namespaces of its own, with nothing to do. The shell that starts one is not in the new pid
     * namespace itself, only its child is; so it can tell its number here.
     *
     * @param group the lab's control group; each node has one below
     */
    static String nodes(List<PlannedNode> nodes, String group) {
        StringBuilder text = new StringBuilder();
        for (PlannedNode node : nodes) {
            text.append("sh " + TOOLS + "/join " + group + "/" + node.name()
                            + " unshare --pid --mount --propagation private --net --uts --ipc sh -c \"")
                    .append("sh -c '" + IDLE + "'")
                    .append(" </dev/null >/dev/null 2>&1 3<&- & echo \\$! > ")
                    .append(Entrance.NODES + "/" + node.name() + "\"\n");
        }
        // Names only now: a node that is made later would have those of the others among its mounts.
        for (PlannedNode node : nodes) {
            text.append("ip netns attach " + node.name() + " $(cat " + Entrance.NODES + "/" + node.name() + ")\n");
        }
        return text.toString();
    }

    /** A node: a machine of its own to whoever is in it. */
    static String node(String name) {
        return NodeDress.command(TOOLS, name);
    }
}
