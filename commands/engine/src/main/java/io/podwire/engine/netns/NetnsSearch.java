package io.podwire.engine.netns;

import io.podwire.api.command.Answer;
import io.podwire.api.command.Gap;
import io.podwire.api.error.PodwireException;
import io.podwire.api.net.Netns;
import io.podwire.api.value.Printable;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.linux.Descriptor;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.Links;
import io.podwire.engine.linux.MountIds;
import io.podwire.engine.linux.SystemCallException;
import io.podwire.engine.netlink.NetlinkSocket;
import io.podwire.engine.rtnetlink.Rtnetlink;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One look at the host, for {@link NetnsTable}. */
final class NetnsSearch {

    private static final String[] DIRECTORIES = {"/run/netns", "/var/run/netns", "/var/run/docker/netns"};

    private final HostRoot root;
    private final String proc;
    private final long own = NetnsFiles.own();
    private final Map<Long, NetnsFound> found = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    /** The processes of each mount namespace. */
    private final Map<Long, List<Integer>> mountNamespaces = new TreeMap<>();

    /** Null where nothing is kept. */
    private final NetnsMemory memory;

    private int refused;

    NetnsSearch(HostRoot root, NetnsMemory memory) {
        this.root = root;
        this.memory = memory;
        this.proc = root.procDirectory();
    }

    /** @param descriptors also look at every process's open descriptors */
    Answer<Netns> run(boolean descriptors) {
        found(own);
        int[] pids = pids();
        byProcess(pids);
        byMount();
        if (descriptors) {
            byDescriptor(pids);
        }
        deadFiles();
        if (refused > 0) {
            gaps.add(new Gap(
                    refused + (refused == 1 ? " process" : " processes"),
                    "readlink(" + proc + "/PID/ns/net): " + Errno.describe(Errno.EACCES)
                            + "; namespaces that only they hold are missing"));
        }
        number();
        List<Netns> all = new ArrayList<>(found.size());
        found.values().forEach(n -> all.add(n.record(own)));
        all.sort(Comparator.comparing(Netns::host).reversed().thenComparingLong(Netns::inode));
        return new Answer<>(all, gaps);
    }

    private NetnsFound found(long inode) {
        return found.computeIfAbsent(inode, NetnsFound::new);
    }

    private int[] pids() {
        String[] names = new File(proc).list();
        if (names == null) {
            return new int[0];
        }
        return Arrays.stream(names)
                .filter(name -> name.charAt(0) >= '1' && name.charAt(0) <= '9')
                .mapToInt(Integer::parseInt)
                .sorted()
                .toArray();
    }

    private void byProcess(int[] pids) {
        for (int pid : pids) {
            String ns = proc + "/" + pid + "/ns/";
            String target = Links.read(ns + "net");
            if (target == null) {
                // Otherwise it ended, or is a zombie.
                refused += Libc.errno() == Errno.EACCES ? 1 : 0;
                continue;
            }
            long inode = Links.inode(target, "net");
            if (inode != 0) {
                found(inode).usedBy(pid);
            }
            long mount = Links.namespace(ns + "mnt", "mnt");
            if (mount != 0) {
                mountNamespaces
                        .computeIfAbsent(mount, first -> new ArrayList<>(1))
                        .add(pid);
            }
        }
    }

    /** The host's mount namespace gives paths as they are; what only others have bound is reached through their root. */
    private void byMount() {
        long hosts = Links.namespace(proc + "/1/ns/mnt", "mnt");
        boolean throughInit = !root.isDefault() && hosts != 0;
        if (throughInit) {
            addMounts(proc + "/1/mountinfo", "", proc + "/1/root");
        } else {
            addOwnMounts();
        }
        // Below another root without its init only mounts under that root were taken: the rest is still to be seen.
        long seen = throughInit ? hosts : root.isDefault() ? Links.namespace("/proc/self/ns/mnt", "mnt") : 0;
        Set<Long> known = new HashSet<>(found.keySet());
        mountNamespaces.forEach((mount, processes) -> {
            if (mount != seen) {
                addForeignMounts(mount, processes, known);
            }
        });
        if (memory != null) {
            memory.keepOnlyMountNamespaces(mountNamespaces.keySet());
        }
    }

    private void addOwnMounts() {
        List<NamespaceMounts.Mount> known = memory == null ? null : memory.mounts();
        if (known == null) {
            known = addMounts("/proc/self/mountinfo", root.isDefault() ? "" : root.directory(), "");
            if (memory != null && known != null) {
                memory.keepMounts(known);
            }
        } else {
            known.forEach(mount -> found(mount.inode()).boundOn(mount.path()));
        }
    }

    /**
     * Without those that a later mount hides: no path leads to them.
     *
     * @return those that were added, by their paths on the host; null where they can't be read
     */
    private List<NamespaceMounts.Mount> addMounts(String mountinfo, String strip, String reach) {
        List<NamespaceMounts.Mount> added = new ArrayList<>();
        try {
            for (NamespaceMounts.Mount mount : NamespaceMounts.read(mountinfo)) {
                if (mount.path().startsWith(strip) && new File(reach + mount.path()).exists()) {
                    String path = mount.path().substring(strip.length());
                    found(mount.inode()).boundOn(path);
                    added.add(new NamespaceMounts.Mount(mount.inode(), path));
                }
            }
            return added;
        } catch (IOException e) {
            gaps.add(new Gap(mountinfo, "read: " + Printable.of(String.valueOf(e.getMessage()))));
            return null;
        }
    }

    /** By the first process that does not end meanwhile. */
    private void addForeignMounts(long namespace, List<Integer> processes, Set<Long> known) {
        for (int pid : processes) {
            try {
                addForeignMounts(namespace, pid, known);
                return;
            } catch (IOException gone) {
                // Another one sees the same mounts.
            }
        }
    }

    private void addForeignMounts(long namespace, int pid, Set<Long> known) throws IOException {
        MountIds now = memory == null ? null : MountIds.of(proc + "/" + pid + "/ns/mnt");
        if (memory != null && memory.nothingBound(namespace, now)) {
            return;
        }
        List<NamespaceMounts.Mount> bound = NamespaceMounts.read(proc + "/" + pid + "/mountinfo");
        for (NamespaceMounts.Mount mount : bound) {
            if (!known.contains(mount.inode())) {
                found(mount.inode()).boundOn("/proc/" + pid + "/root" + mount.path());
            }
        }
        if (memory != null && bound.isEmpty()) {
            memory.keepNothingBound(namespace, now);
        }
    }

    private void byDescriptor(int[] pids) {
        Set<Long> known = new HashSet<>(found.keySet());
        for (int pid : pids) {
            String directory = proc + "/" + pid + "/fd";
            String[] numbers = new File(directory).list();
            if (numbers == null) {
                continue;
            }
            for (String number : numbers) {
                long inode = HeldDescriptor.netns(proc + "/" + pid, number);
                if (inode != 0 && !known.contains(inode)) {
                    found(inode).heldBy("/proc/" + pid + "/fd/" + number);
                }
            }
        }
    }

    /** A name whose deletion was cut short, or that was made by hand, leads nowhere: say so, since tools trip over it. */
    private void deadFiles() {
        Set<String> seen = new HashSet<>();
        found.values().forEach(netns -> seen.addAll(netns.names()));
        for (String directory : DIRECTORIES) {
            for (String name : root.list(directory)) {
                if (seen.add(name)) {
                    gaps.add(new Gap(
                            "netns/" + Printable.of(name),
                            Printable.of(directory + "/" + name)
                                    + " is no network namespace: nothing is mounted on it; try: ip netns delete "
                                    + Printable.of(name)));
                }
            }
        }
    }

    private void number() {
        if (memory != null) {
            memory.keepOnly(found.keySet());
            if (found.keySet().stream().allMatch(memory::numbered)) {
                found.forEach((inode, one) -> one.nsid(memory.number(inode)));
                return;
            }
        }
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkSocket.NETLINK_ROUTE, null)) {
            number(new Rtnetlink(socket, own));
        } catch (SystemCallException e) {
            gaps.add(new Gap("nsid", e.getMessage()));
        }
    }

    /** The ids that this namespace gives the others. Once all ids are placed, the rest need not be opened. */
    private void number(Rtnetlink route) throws SystemCallException {
        NetnsFiles files = new NetnsFiles(root);
        boolean some = memory != null && memory.numbered();
        int left = some ? Integer.MAX_VALUE : route.nsids().size();
        for (Map.Entry<Long, NetnsFound> entry : found.entrySet()) {
            Integer id = null;
            boolean told = true;
            if (memory != null && memory.numbered(entry.getKey())) {
                id = memory.number(entry.getKey());
            } else if (left > 0) {
                try (Descriptor descriptor =
                        files.open(entry.getValue().record(own)).descriptor()) {
                    id = route.nsidOf(descriptor);
                } catch (PodwireException e) {
                    // Gone meanwhile, or not permitted: it stays listed, without a number.
                    told = false;
                }
                left -= id == null ? 0 : 1;
            }
            entry.getValue().nsid(id);
            if (memory != null && told) {
                memory.keepNumber(entry.getKey(), id);
            }
        }
    }
}
