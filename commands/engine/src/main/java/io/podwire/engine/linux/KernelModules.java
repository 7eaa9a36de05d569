package io.podwire.engine.linux;

import io.podwire.engine.files.HostRoot;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells whether a question would make the kernel load a module. Opening a socket of an absent family, or sending the first
 * message to an absent subsystem, calls modprobe (request_module), and asking must change nothing on the host.
 */
public final class KernelModules {

    private final HostRoot root;
    private final String proc;

    private KernelModules(HostRoot root, String proc) {
        this.root = root;
        this.proc = proc;
    }

    /** Of the kernel that the host and podwire share, by the host's files. */
    public static KernelModules of(HostRoot root) {
        return new KernelModules(root, root.procDirectory());
    }

    /**
     * True when asking for it loads nothing: it is loaded or built in, or this kernel loads no modules (any more). Where true does not
     * mean "there": a kernel without modules may lack it, and then refuses the question.
     *
     * @param name with underscores: {@code nf_conntrack_netlink}
     */
    public boolean mayAsk(String name) {
        return !loadsModules() || loaded(name) || builtIn(name);
    }

    /** The first of these that {@link #mayAsk} forbids, or null. */
    public String missing(String... names) {
        for (String name : names) {
            if (!mayAsk(name)) {
                return name;
            }
        }
        return null;
    }

    private boolean loadsModules() {
        if (!new File(proc, "modules").exists()) {
            return false; // built without CONFIG_MODULES
        }
        try {
            byte[] disabled = HostRoot.readProc(proc + "/sys/kernel/modules_disabled", 16);
            return disabled.length == 0 || disabled[0] != '1';
        } catch (IOException unknown) {
            return true;
        }
    }

    private boolean loaded(String name) {
        // Also lists what is built in, but only when it has a parameter or a version.
        // One kernel has one list: ours serves where the host's sysfs is not mounted below the root.
        if (root.exists("/sys/module") ? root.exists("/sys/module/" + name) : new File("/sys/module", name).exists()) {
            return true;
        }
        return anyLine(Path.of(proc, "modules"), name + " ", true);
    }

    private boolean builtIn(String name) {
        String release;
        try {
            release =
                    new String(HostRoot.readProc(proc + "/sys/kernel/osrelease", 256), StandardCharsets.UTF_8).strip();
        } catch (IOException unknown) {
            return false;
        }
        for (String modules : new String[] {"/lib/modules/", "/usr/lib/modules/"}) {
            try {
                Path list = root.resolve(modules + release + "/modules.builtin");
                if (anyLine(list, "/" + name + ".ko", false)
                        || anyLine(list, "/" + name.replace('_', '-') + ".ko", false)) {
                    return true;
                }
            } catch (IOException notThere) {
                // A node's debug pod may not see the host's /lib; then it counts as not built in.
            }
        }
        return false;
    }

    private static boolean anyLine(Path file, String text, boolean atStart) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (atStart ? line.startsWith(text) : line.endsWith(text)) {
                    return true;
                }
            }
        } catch (IOException notThere) {
            // Then it names nothing.
        }
        return false;
    }
}
