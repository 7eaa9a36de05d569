package io.podwire.catalog;

import io.podwire.api.command.Launch;
import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.api.command.Session;
import io.podwire.api.error.NotFound;
import io.podwire.api.host.Place;
import io.podwire.api.net.Netns;
import io.podwire.api.pod.Container;
import io.podwire.api.pod.Pod;
import io.podwire.api.value.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code nsenter} enters: a place, a process, or both. Paths are the host's own; whoever starts the program knows under which
 * root they are.
 *
 * @param place the network and its pod; null where only a process or files were given
 * @param pid the process given with -t, or null
 */
record EntryTarget(Place place, Integer pid) {

    /** The files to enter by, for each kind the file given or, where that is empty, the target's own. */
    List<Launch.Entry> entries(Map<NamespaceKind, String> flags, Session session) {
        List<Launch.Entry> entries = new ArrayList<>();
        flags.forEach((kind, file) -> {
            if (!file.isEmpty()) {
                entries.add(new Launch.Entry(kind, file, null));
            } else if (kind == NamespaceKind.NET && place != null && pid == null) {
                entries.add(network(session));
            } else {
                entries.add(new Launch.Entry(kind, file("ns/" + kind.file()), null));
            }
        });
        return entries;
    }

    /** A namespace may have lost its name or its processes since it was listed: the inode holds us to the one that was meant. */
    private Launch.Entry network(Session session) {
        Netns netns = place.netns();
        if (netns.host()) {
            session.note(
                    place.pod() == null
                            ? "this is the network of the whole node"
                            : Printable.of(place.pod().label())
                                    + " uses the host's network: this is the network of the whole node");
        }
        String path = netns.host() && !netns.pids().isEmpty()
                        || netns.paths().isEmpty() && !netns.pids().isEmpty()
                ? "/proc/" + netns.pids().get(0) + "/ns/net"
                : !netns.paths().isEmpty()
                        ? netns.paths().get(0)
                        : !netns.descriptors().isEmpty() ? netns.descriptors().get(0) : null;
        if (path == null) {
            if (netns.host()) {
                path = "/proc/thread-self/ns/net";
            } else {
                throw new NotFound(Printable.of(place.asked()) + ": nothing holds its network namespace "
                        + netns.inode() + " any more");
            }
        }
        return new Launch.Entry(NamespaceKind.NET, path, netns.inode());
    }

    /** A file of the target's process under /proc. */
    String file(String name) {
        return "/proc/" + process() + "/" + name;
    }

    private int process() {
        if (pid != null) {
            return pid;
        }
        if (place == null) {
            throw new NotFound("no process: -r and -w without a directory need a target or -t PID");
        }
        Integer process = place.pod() == null ? first(place.netns().pids()) : container(place.pod());
        if (process == null) {
            throw new NotFound(
                    Printable.of(place.asked())
                            + ": no process of it runs on this host; only its network can be entered",
                    "try:   podwire nsenter " + Printable.of(place.asked()) + " -n");
        }
        return process;
    }

    /** The container that was asked for, else the first that runs; the sandbox's pause process only where there is no other. */
    private Integer container(Pod pod) {
        String id = place.asked().startsWith("ctr/") ? place.asked().substring(4) : null;
        Integer any = null;
        for (Container container : pod.containers()) {
            if (container.pid() != null) {
                if (id != null && container.id().startsWith(id)) {
                    return container.pid();
                }
                any = any == null ? container.pid() : any;
            }
        }
        return any != null ? any : first(pod.pids());
    }

    private static Integer first(List<Integer> pids) {
        return pids.isEmpty() ? null : pids.get(0);
    }

    /** What the node's tools must see beside the network itself. */
    Launch.Dressing dressing(Map<NamespaceKind, String> flags, Session session) {
        if (!flags.containsKey(NamespaceKind.NET) || flags.containsKey(NamespaceKind.MNT)) {
            return Launch.Dressing.none();
        }
        boolean itsNetwork = flags.get(NamespaceKind.NET).isEmpty();
        Pod pod = place == null || !itsNetwork ? null : place.pod();
        Map<String, String> files = new HashMap<>();
        if (pod != null) {
            if (pod.resolvConf() != null) {
                files.put("/etc/resolv.conf", pod.resolvConf());
            } else {
                session.note("no resolv.conf of " + Printable.of(pod.label())
                        + " was found: names are looked up with the node's");
            }
            if (pod.hostsFile() != null) {
                files.put("/etc/hosts", pod.hostsFile());
            }
        }
        boolean host = place != null && itsNetwork && place.netns().host();
        return new Launch.Dressing(!host, files);
    }
}
