package io.podwire.engine.pods;

import io.podwire.engine.files.HostRoot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which OCI runtime runs a container, and what follows from it for the container's network. */
final class Handlers {

    /** Where runtimes keep a directory for each of their containers. */
    private static final Map<String, String> TRACES = traces();

    private final Map<String, Set<String>> left = new LinkedHashMap<>();

    /** Lists each runtime's own directory once. */
    Handlers(HostRoot root) {
        for (String directory : TRACES.keySet()) {
            List<String> names = root.list(directory);
            if (!names.isEmpty()) {
                left.put(directory, Set.copyOf(names));
            }
        }
    }

    private static Map<String, String> traces() {
        Map<String, String> traces = new LinkedHashMap<>();
        traces.put("/run/vc/sbs", "kata");
        traces.put("/run/kata", "kata");
        traces.put("/run/kata-containers/shared/sandboxes", "kata");
        traces.put("/run/runsc", "gvisor");
        traces.put("/run/crun", "crun");
        traces.put("/run/runc", "runc");
        return traces;
    }

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
    String traced(String id, Map<String, String> annotations) {
        for (String key : annotations.keySet()) {
            if (key.startsWith("io.katacontainers.pkg.oci")) {
                return "kata";
            }
            if (key.startsWith("dev.gvisor.")) {
                return "gvisor";
            }
        }
        for (Map.Entry<String, Set<String>> entry : left.entrySet()) {
            if (entry.getValue().contains(id)) {
                return TRACES.get(entry.getKey());
            }
        }
        return null;
    }

    /** True where the container's processes are a virtual machine's, not this kernel's. */
    static boolean inVirtualMachine(String handler) {
        return handler != null && handler.toLowerCase(Locale.ROOT).contains("kata");
    }

    /** True where the container has a network stack of its own in user space. */
    static boolean userSpaceNetwork(String handler) {
        return handler != null && (handler.contains("gvisor") || handler.contains("runsc"));
    }

    private static String lastPart(String path) {
        return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
    }
}
