package io.podwire.engine.ovs;

import io.podwire.engine.files.HostRoot;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where ovsdb-server may listen on this host. */
final class OvsdbSockets {

    /**
     * Fixed places: Debian and Red Hat packages, a build from source, Antrea (its own folder on the host), MicroOVN (snap).
     */
    private static final List<String> USUAL = List.of(
            "/run/openvswitch/db.sock",
            "/var/run/openvswitch/db.sock",
            "/run/ovs/db.sock",
            "/usr/local/var/run/openvswitch/db.sock",
            "/var/run/antrea/openvswitch/db.sock",
            "/run/antrea/openvswitch/db.sock",
            "/var/snap/microovn/common/run/switch/db.sock");

    /** Lines of /proc/net/unix that are looked at; a busy node has some thousand sockets. */
    private static final int MOST_LINES = 200_000;

    private OvsdbSockets() {}

    /**
     * Sockets that exist: in {@code $OVS_RUNDIR} (ovs-vsctl(8)), the usual places, then what the kernel lists as bound in init's namespace under a name that
     * ends in {@code /db.sock}: a folder that only the server was told of is found so. None is connected to here.
     *
     * @param root the host's files
     * @return paths of this process, not of the host; each socket once
     */
    static List<Path> find(HostRoot root) {
        // The folder that OVS's own tools would look in; of this process's environment, so not meant for another root.
        return find(root, root.isDefault() ? System.getenv("OVS_RUNDIR") : null);
    }

    static List<Path> find(HostRoot root, String runDirectory) {
        Set<Path> found = new LinkedHashSet<>();
        if (runDirectory != null && runDirectory.startsWith("/")) {
            addIfThere(root, runDirectory + "/db.sock", found);
        }
        for (String usual : USUAL) {
            addIfThere(root, usual, found);
        }
        for (String bound : bound(Path.of(root.procDirectory(), "1/net/unix"))) {
            addIfThere(root, bound, found);
        }
        return List.copyOf(found);
    }

    private static void addIfThere(HostRoot root, String hostPath, Set<Path> found) {
        try {
            Path here = root.resolve(hostPath).toRealPath();
            found.add(here);
        } catch (IOException | RuntimeException notThere) {
            // Absence is the usual answer; a name that is no path (a NUL, a bad byte) can't be connected to either.
        }
    }

    /** Absolute names ending in {@code /db.sock} of proc(5)'s {@code net/unix}; its last column is the path. */
    static List<String> bound(Path netUnix) {
        List<String> names = new ArrayList<>();
        // ISO 8859-1 takes every byte, and a name that is not ASCII is not one of ours.
        try (BufferedReader lines = Files.newBufferedReader(netUnix, StandardCharsets.ISO_8859_1)) {
            String line;
            for (int i = 0; i < MOST_LINES && (line = lines.readLine()) != null; i++) {
                int path = line.indexOf(" /");
                if (path >= 0 && line.endsWith("/db.sock") && !names.contains(line.substring(path + 1))) {
                    names.add(line.substring(path + 1));
                }
            }
        } catch (IOException e) {
            // No proc, or not ours to read: the usual places remain.
        }
        return names;
    }
}
