package io.podwire.engine.pods;

import io.podwire.engine.files.HostRoot;
import java.util.Map;

/** Which OCI runtime runs a container, and what follows from it for the container's network. */
final class Handlers {

    private Handlers() {}

    /**
     * By the names of programs.
     *
     * @param binary of the runtime, or null
     * @param shim of containerd, or null
     * @return null where neither tells
     */
    static String named(String binary, String shim) {
        String word = lastPart(binary);
        if (word != null) {
            return word.startsWith("runsc") ? "gvisor" : word;
        }
        String program = lastPart(shim);
        if (program == null) {
            return null;
        }
        if (program.contains("kata")) {
            return "kata";
        }
        if (program.contains("runsc")) {
            return "gvisor";
        }
        return program.contains("runc") ? "runc" : null;
    }

    /** By what runtimes add to a bundle or leave in their own directories. */
    static String traced(HostRoot root, String id, Map<String, String> annotations) {
        for (String key : annotations.keySet()) {
            if (key.startsWith("io.katacontainers.pkg.oci")) {
                return "kata";
            }
            if (key.startsWith("dev.gvisor.")) {
                return "gvisor";
            }
        }
        for (String directory : new String[] {"/run/vc/sbs/", "/run/kata/", "/run/kata-containers/shared/sandboxes/"}) {
            if (root.exists(directory + id)) {
                return "kata";
            }
        }
        if (root.exists("/run/runsc/" + id)) {
            return "gvisor";
        }
        if (root.exists("/run/crun/" + id)) {
            return "crun";
        }
        return root.exists("/run/runc/" + id) ? "runc" : null;
    }

    /** True where the container's processes are a virtual machine's, not this kernel's. */
    static boolean inVirtualMachine(String handler) {
        return handler != null && handler.toLowerCase(java.util.Locale.ROOT).contains("kata");
    }

    /** True where the container has a network stack of its own in user space. */
    static boolean userSpaceNetwork(String handler) {
        return handler != null && (handler.contains("gvisor") || handler.contains("runsc"));
    }

    private static String lastPart(String path) {
        return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
    }
}
