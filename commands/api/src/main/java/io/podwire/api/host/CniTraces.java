package io.podwire.api.host;

import java.util.List;

/**
 * What CNI plug-ins left in a host's files. Which plug-in is at work is judged elsewhere, from these and from the kernel's links and
 * routes.
 *
 * @param kubelet true where a kubelet keeps its state on this host
 * @param configurations of the first configuration directory that has any, in the order in which runtimes read them: by file name
 * @param binaries names of the plug-ins installed, sorted
 * @param files well-known files and directories of plug-ins that exist, sorted
 */
public record CniTraces(
        boolean kubelet, List<Configuration> configurations, List<String> binaries, List<String> files) {

    public CniTraces {
        configurations = List.copyOf(configurations);
        binaries = List.copyOf(binaries);
        files = List.copyOf(files);
    }

    /** No trace of any plug-in. */
    public static CniTraces none() {
        return new CniTraces(false, List.of(), List.of(), List.of());
    }

    /**
     * A configuration file.
     *
     * @param file its path on the host
     * @param network name of the network, or null
     * @param types the plug-ins it names, in the order they are called; delegates of a plug-in that calls others after it
     * @param addressing the type of {@code ipam} of the first plug-in that has one, or null
     * @param problem why a runtime would skip it, or null
     */
    public record Configuration(String file, String network, List<String> types, String addressing, String problem) {
        public Configuration {
            types = List.copyOf(types);
        }
    }
}
