package io.podwire.engine.proc;

import io.podwire.api.command.Gap;
import io.podwire.api.command.Launch.NamespaceKind;
import io.podwire.engine.files.HostRoot;
import io.podwire.engine.files.Patience;
import io.podwire.engine.linux.Errno;
import io.podwire.engine.linux.Libc;
import io.podwire.engine.linux.Links;
import io.podwire.engine.linux.SmallFiles;
import io.podwire.engine.linux.SystemCallException;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads a procfs once. Of a process only its {@code ns} links, {@code cgroup}, {@code stat} and {@code status} are read: these
 * take no lock of the process's memory, unlike {@code cmdline}, {@code environ}, {@code maps} or {@code exe}, which wait for ever
 * behind a page fault on a dead mount. What may still hang ({@code cgroup} needs the kernel-wide cgroup lock) is left to {@link
 * Patience}. A process that ends while it is read is left out.
 */
public final class ProcessScan {

    /** What to read; each costs a system call or three a process. */
    public enum Part {
        /** The network namespace. */
        NETNS,
        /** All namespaces. */
        NAMESPACES,
        /** Control groups. */
        CGROUPS,
        /** {@link HostProcess.Stat}. */
        STAT,
        /** {@link HostProcess.Status}. */
        STATUS
    }

    /** A task in a deep hierarchy of 12 controllers has about 4 KiB here. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final Set<Part> NETWORK_AND_GROUPS = Set.of(Part.NETNS, Part.CGROUPS);

    private final String proc;
    private final Set<Part> parts;
    private final ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();

    private ProcessScan(String proc, Set<Part> parts) {
        this.proc = proc;
        this.parts = Set.copyOf(parts);
    }

    /**
     * Reads network namespaces and control groups, with a second's patience.
     *
     * @param memory of the last such scan of the same host
     */
    public static ProcessTable scan(HostRoot root, ProcessMemory memory) {
        ProcessScan scan = new ProcessScan(root.procDirectory(), NETWORK_AND_GROUPS);
        List<Integer> pids = scan.pids();
        Patience.Read<Integer, HostProcess> read = Patience.ONE_SECOND.readAll(pids, pid -> scan.read(pid, memory));
        memory.keepOnly(Set.copyOf(pids));
        return new ProcessTable(read.results(), scan.gaps(pids, read, Patience.ONE_SECOND));
    }

    /** As {@link #scan(String, Set, Patience)}, of the host's procfs, with a second's patience. */
    public static ProcessTable scan(HostRoot root, Set<Part> parts) {
        return scan(root.procDirectory(), parts, Patience.ONE_SECOND);
    }

    /**
     * Reads.
     *
     * @param proc a mounted procfs, e.g. {@code /proc}
     * @param parts what to read of each process
     * @param patience for each process
     */
    public static ProcessTable scan(String proc, Set<Part> parts, Patience patience) {
        ProcessScan scan = new ProcessScan(proc, parts);
        List<Integer> pids = scan.pids();
        Patience.Read<Integer, HostProcess> read = patience.readAll(pids, scan::read);
        return new ProcessTable(read.results(), scan.gaps(pids, read, patience));
    }

    /**
     * One process, on this thread.
     *
     * @return null where it is gone
     */
    public static HostProcess readOne(String proc, int pid, Set<Part> parts) {
        return new ProcessScan(proc, parts).read(pid);
    }

    private List<Integer> pids() {
        String[] names = new File(proc).list();
        if (names == null) {
            return List.of();
        }
        int[] pids = new int[names.length];
        int count = 0;
        for (String name : names) {
            int pid = pid(name);
            if (pid > 0) {
                pids[count++] = pid;
            }
        }
        Arrays.sort(pids, 0, count);
        List<Integer> sorted = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sorted.add(pids[i]);
        }
        return sorted;
    }

    private static int pid(String name) {
        int value = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < '0' || c > '9' || i > 9) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /** The same as {@link #read(int)} gives, by fewer steps. */
    private HostProcess read(int pid, ProcessMemory memory) {
        String directory = proc + "/" + pid;
        long netns = Links.namespace(directory + "/ns/net", "net");
        if (netns == 0 && (Libc.errno() == Errno.EACCES || Libc.errno() == Errno.EPERM)) {
            refused.add(pid);
        }
        try {
            byte[] text = SmallFiles.read(directory + "/cgroup", MOST_BYTES);
            HostProcess known = memory.of(pid, netns, text);
            if (known != null) {
                return known;
            }
            List<String> cgroups = ProcText.cgroups(text);
            if (netns == 0 && cgroups.isEmpty()) {
                return null;
            }
            HostProcess process =
                    new HostProcess(pid, netns == 0 ? Map.of() : Map.of(NamespaceKind.NET, netns), cgroups, null, null);
            memory.keep(pid, netns, text, process);
            return process;
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EACCES || e.errno() == Errno.EPERM) {
                refused.add(pid);
            }
            return null;
        }
    }

    private HostProcess read(int pid) {
        String directory = proc + "/" + pid;
        try {
            Map<NamespaceKind, Long> namespaces = new EnumMap<>(NamespaceKind.class);
            if (parts.contains(Part.NAMESPACES)) {
                for (NamespaceKind kind : NamespaceKind.values()) {
                    readNamespace(pid, directory, kind, namespaces);
                }
            } else if (parts.contains(Part.NETNS)) {
                readNamespace(pid, directory, NamespaceKind.NET, namespaces);
            }
            List<String> cgroups =
                    parts.contains(Part.CGROUPS) ? ProcText.cgroups(bytes(directory, "/cgroup")) : List.of();
            HostProcess.Stat stat = parts.contains(Part.STAT) ? ProcText.stat(bytes(directory, "/stat")) : null;
            HostProcess.Status status =
                    parts.contains(Part.STATUS) ? ProcText.status(bytes(directory, "/status")) : null;
            boolean nothing = namespaces.isEmpty() && cgroups.isEmpty() && stat == null && status == null;
            return nothing ? null : new HostProcess(pid, namespaces, cgroups, stat, status);
        } catch (IOException e) {
            if (isRefusal(e)) {
                refused.add(pid);
            }
            return null;
        }
    }

    /** Streams tell why they can't be opened only in words, of the C library in the C locale. */
    private static boolean isRefusal(IOException e) {
        String text = String.valueOf(e.getMessage());
        return e instanceof AccessDeniedException
                || text.contains("Permission denied")
                || text.contains("Operation not permitted");
    }

    private static byte[] bytes(String directory, String file) throws IOException {
        return HostRoot.readProc(directory + file, MOST_BYTES);
    }

    /** A zombie, or a leader that ended before its threads, has no namespaces any more: the rest of it is still worth reading. */
    private void readNamespace(int pid, String directory, NamespaceKind kind, Map<NamespaceKind, Long> into)
            throws IOException {
        try {
            Long inode = ProcText.inode(Files.readSymbolicLink(Path.of(directory, "ns", kind.file()))
                    .toString());
            if (inode != null) {
                into.put(kind, inode);
            }
        } catch (NoSuchFileException gone) {
            // ENOENT also stands for a kind of namespace this kernel does not have.
        } catch (FileSystemException e) {
            // Otherwise ESRCH: it ended just now; its other files tell.
            if (isRefusal(e)) {
                refused.add(pid);
            }
        }
    }

    private List<Gap> gaps(List<Integer> pids, Patience.Read<Integer, HostProcess> read, Patience patience) {
        List<Gap> gaps = new ArrayList<>();
        if (pids.isEmpty()) {
            gaps.add(new Gap(proc, "no processes can be seen here; is it a mounted procfs?"));
        } else if (pids.get(0) != 1) {
            gaps.add(new Gap(proc, "process 1 is not listed: mounted with hidepid, so only some processes are seen"));
        }
        List<Integer> denied = refused.stream().distinct().toList();
        if (!denied.isEmpty()) {
            gaps.add(
                    new Gap(
                            denied.size() + (denied.size() == 1 ? " process" : " processes"),
                            "reading " + proc + "/" + denied.get(0)
                                    + " and the like: permission denied; it takes CAP_SYS_PTRACE to see the processes of others"));
        }
        for (int pid : read.hung()) {
            gaps.add(new Gap(
                    "pid/" + pid,
                    "reading " + proc + "/" + pid + " did not come back within "
                            + patience.perItem().toMillis() + " ms; left out"));
        }
        if (!read.unread().isEmpty()) {
            gaps.add(new Gap(
                    read.unread().size() + " processes from pid/"
                            + read.unread().get(0),
                    "not read, as " + read.hung().size() + " before them hung"));
        }
        return gaps;
    }
}
