package io.podwire.scripts.lab.dress;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands that make namespaces look like a machine of its own: its name, its own {@code /run}, {@code /etc}, {@code /var/lib} and {@code
 * /var/log} over the machine's (which stays as it is, and whose pods and names are not seen), its own control groups.
 */
public final class NodeDress {

    private NodeDress() {}

    /**
     * A command line that becomes another one in a control group, and in a cgroup namespace, of its own. Where there are no control groups
     * to be written it only becomes the other; {@link #script} then says so in a line that begins with {@code note:}.
     *
     * @param group below each hierarchy's root: {@code podwire-lab-USER-LAB/NODE}; {@link ControlGroups#remove} removes it
     * @param command program and arguments
     */
    public static List<String> join(String group, List<String> command) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", ShellText.file("join.sh"), "join", group));
        all.addAll(command);
        return all;
    }

    /**
     * For {@code sh -e} as the first process of new mount, pid, net and uts namespaces with the pid namespace's own {@code /proc}. Mounts
     * must not propagate to the machine ({@code unshare --propagation private}).
     *
     * @param node host name
     * @param hosts lines for {@code /etc/hosts} below the loopback's: address, blank, names
     */
    public static String script(String node, List<String> hosts) {
        return script(node, hosts, true);
    }

    /** @param overlays whether the kernel's overlayfs may be used */
    static String script(String node, List<String> hosts, boolean overlays) {
        return "node=" + ShellText.quoted(node) + "\nhosts=" + ShellText.quoted(String.join("\n", hosts)) + "\noverlay="
                + (overlays ? "yes" : "no") + "\n" + ShellText.file("node.sh") + "cat > " + PodDress.TOOL
                + " << 'END OF POD'\n" + ShellText.file("pod.sh") + "END OF POD\n";
    }
}
