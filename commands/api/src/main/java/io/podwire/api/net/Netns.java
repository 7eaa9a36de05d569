package io.podwire.api.net;

import java.util.List;

/**
 * A network namespace of this host: the kernel's, not Kubernetes'. Identified by the inode of its nsfs file (namespaces(7)).
 *
 * @param inode unique while the namespace lives; the kernel reuses it afterwards
 * @param host true for the namespace podwire itself was started in, the host's own
 * @param names names under the netns directories ({@code /run/netns}, {@code /var/run/docker/netns}), sorted
 * @param paths every file it is bound on, sorted; empty when only processes or descriptors hold it
 * @param pids processes in it, ascending
 * @param descriptors open descriptors that hold it, as {@code /proc/PID/fd/N}, looked for only where nothing else holds it
 * @param nsid its id as the host's namespace numbers it (RTM_GETNSID), or null where it has none
 */
public record Netns(
        long inode,
        boolean host,
        List<String> names,
        List<String> paths,
        List<Integer> pids,
        List<String> descriptors,
        Integer nsid) {

    public Netns {
        names = List.copyOf(names);
        paths = List.copyOf(paths);
        pids = List.copyOf(pids);
        descriptors = List.copyOf(descriptors);
    }

    /** How it is best called: {@code host}, its first name, or {@code netns/INODE}. */
    public String label() {
        return host ? "host" : names.isEmpty() ? "netns/" + inode : names.get(0);
    }
}
