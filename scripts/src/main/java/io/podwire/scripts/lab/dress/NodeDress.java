package io.podwire.scripts.lab.dress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands that make namespaces look like a machine of its own: its name, its own {@code /run}, {@code /etc}, {@code /var/lib} and {@code
 * /var/log} over the machine's (which stays as it is, and whose pods and names are not seen), its own control groups.
 */
public final class NodeDress {

    private NodeDress() {}

    /**
     * Files for sh, by name; they must lie in one folder.
     *
     * <p>{@code join GROUP PROGRAM ARGUMENT…} becomes the program in a control group, and in a cgroup namespace, of its own. The group
     * ({@code podwire-lab-USER-LAB/NODE}, below each hierarchy's root) outlives its processes. Where there are no control groups to be
     * written it only becomes the program, and {@code node} says so in a line that begins with {@code note:}.
     *
     * <p>{@code node} is run by {@link #command}; {@code pod} is what {@link PodDress} calls.
     */
    public static Map<String, String> tools() {
        Map<String, String> tools = new LinkedHashMap<>();
        for (String name : List.of("join", "node", "pod")) {
            tools.put(name, ShellText.file(name + ".sh"));
        }
        return tools;
    }

    /**
     * A command line that dresses the mount, pid, net and uts namespaces it runs in, which must have a first process. Mounts must not
     * propagate to the machine ({@code unshare --propagation private}).
     *
     * @param folder of the tools
     * @param node host name
     */
    public static String command(String folder, String node) {
        return command(folder, node, true);
    }

    /** @param overlays whether the kernel's overlayfs may be used */
    static String command(String folder, String node, boolean overlays) {
        return ShellText.words(List.of("sh", folder + "/node", node, overlays ? "yes" : "no"));
    }
}
